import ArgumentParser
import Contracts
import OperatorCommands

struct EscalationGroup: ParsableCommand {
    static let configuration = CommandConfiguration.service(.escalation)
}
