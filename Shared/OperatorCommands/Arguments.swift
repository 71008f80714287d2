import ArgumentParser
import Contracts
import Vocabulary

/// Parsed by name; help and error list the four names.
extension ServiceName: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
