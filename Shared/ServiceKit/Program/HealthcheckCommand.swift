import ArgumentParser

/// For supervisors that cannot speak HTTP: asks the `serve` process beside it, which has the same environment.
struct HealthcheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "healthcheck", abstract: "Exit 0 when the service on this machine is ready.")
}
