import ArgumentParser
import Contracts
import OperatorCommands

// `doorstroom registration rewind …`: every command of a service's program, run on the databases that `doorstroom`
// finds.

struct RegistrationGroup: ParsableCommand {
    static let configuration = CommandConfiguration.service(.registration)
}
