import ArgumentParser
import Contracts
import Vocabulary

/// By name, with the four names in the help and in the error.
extension ServiceName: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
