import ArgumentParser
import Contracts
import OperatorCommands

extension CommandConfiguration {
    /// A group such as `doorstroom registration rewind …`: the service's commands, run on the databases that
    /// `doorstroom` finds.
    static func service(_ name: ServiceName) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name.rawValue, abstract: "Every command of the service, on its own database and topics.",
            shouldDisplay: false, subcommands: OperatorCommands.all(of: name))
    }
}
