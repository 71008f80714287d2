import ArgumentParser

/// The command line of a service's program.
struct ProgramCommand<Program: ServiceProgram>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Program.name, abstract: "A service of Doorstroom. Without a command it serves.",
            discussion: "Exit 0 done, 1 failed, 2 wrong usage or configuration.",
            subcommands: [ServeCommand.self] + Program.commands + [HealthcheckCommand.self],
            defaultSubcommand: ServeCommand.self)
    }
}

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Runs the service until it is told to stop.")
}

/// For supervisors that cannot speak HTTP: asks the `serve` process beside it, which has the same environment.
struct HealthcheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "healthcheck", abstract: "Exit 0 when the service on this machine is ready.")
}
