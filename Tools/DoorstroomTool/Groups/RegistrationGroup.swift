import ArgumentParser
import Contracts
import OperatorCommands

struct RegistrationGroup: ParsableCommand {
    static let configuration = CommandConfiguration.service(.registration)
}
