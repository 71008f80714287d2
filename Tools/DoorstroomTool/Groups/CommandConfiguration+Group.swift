import ArgumentParser
import Contracts
import OperatorCommands

extension CommandConfiguration {
    static func service(_ name: ServiceName) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name.rawValue, abstract: "Every command of the service, on its own database and topics.",
            shouldDisplay: false, subcommands: OperatorCommands.all(of: name))
    }
}
