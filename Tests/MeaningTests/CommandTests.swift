import ArgumentParser
import CommandExecution
import Contracts
import EscalationService
import MatchingService
import MonitoringService
import OperatorCommands
import RegistrationService
import ServiceKit
import Testing

/// Every declared command is carried out: a command that no service handles would otherwise fail only when a user types
/// it.
@Suite(.timeLimit(.minutes(10)))
struct CommandTests {
    private static func leaves(_ commands: [any ParsableCommand.Type]) -> [any ParsableCommand.Type] {
        commands.flatMap { command in
            let further = command.configuration.subcommands
            return further.isEmpty ? [command] : Self.leaves(further)
        }
    }

    @Test func everyDeclaredCommandIsCarriedOut() {
        let programs: [any PipelineProgram.Type] = [
            RegistrationProgram.self, MatchingProgram.self, MonitoringProgram.self, EscalationProgram.self,
        ]
        #expect(programs.map { $0.service } == ServiceName.allCases)
        for program in programs {
            let leaves = Self.leaves(program.commands)
            #expect(leaves.count > 18)
            for leaf in leaves { #expect(leaf is any ServiceCommand.Type, "\(program.name): \(leaf)") }
        }
    }

    /// `doorstroom` passes these commands on to the service that owns them.
    @Test func commandsOfOneServiceAreAmongItsDeclaredCommands() {
        for service in ServiceName.allCases {
            for case let leaf as any ServiceOwned.Type in Self.leaves(OperatorCommands.all(of: service)) {
                #expect(leaf.owner == service, "\(leaf)")
            }
        }
    }
}
