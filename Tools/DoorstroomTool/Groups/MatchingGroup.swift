import ArgumentParser
import Contracts
import OperatorCommands

struct MatchingGroup: ParsableCommand {
    static let configuration = CommandConfiguration.service(.matching)
}
