import ArgumentParser
import Contracts
import OperatorCommands

struct MonitoringGroup: ParsableCommand {
    static let configuration = CommandConfiguration.service(.monitoring)
}
