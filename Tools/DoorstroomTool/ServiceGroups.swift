import ArgumentParser
import Contracts
import OperatorCommands

// `doorstroom registration rewind …`: every command of a service's program, run on the databases that `doorstroom`
// finds.

struct RegistrationGroup: ParsableCommand {
    static let configuration = CommandConfiguration.service(.registration)
}

struct MatchingGroup: ParsableCommand {
    static let configuration = CommandConfiguration.service(.matching)
}

struct MonitoringGroup: ParsableCommand {
    static let configuration = CommandConfiguration.service(.monitoring)
}

struct EscalationGroup: ParsableCommand {
    static let configuration = CommandConfiguration.service(.escalation)
}

extension CommandConfiguration {
    fileprivate static func service(_ name: ServiceName) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name.rawValue, abstract: "Every command of the service, on its own database and topics.",
            shouldDisplay: false, subcommands: OperatorCommands.all(of: name))
    }
}
