import ArgumentParser
import Contracts

/// The partners whose people have no access. `partner disable` and `enable` of the tool `doorstroom` use it.
public struct PartyCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "party", abstract: "Ends the access of a partner's people to this service, and gives it back.",
        discussion: "`doorstroom partner disable` does this in all services; the partner's events are Registration's.",
        subcommands: [List.self, Close.self, Open.self])

    public init() {}

    public struct List: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(abstract: "Lists the closed ones, a line each.")

        public init() {}
    }

    public struct Close: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Ends the access of a partner's people at their next request.")

        @OptionGroup public var party: Party

        public init() {}
    }

    public struct Open: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(abstract: "Gives the access back.")

        @OptionGroup public var party: Party

        public init() {}
    }

    public struct Party: ParsableArguments, Sendable {
        @Argument(help: "The partner's id.")
        public var id: String

        public init() {}

        public func validate() throws {
            guard Partner.isValid(id: self.id) else { throw ValidationError("«\(self.id)» is no partner's id") }
        }
    }
}
