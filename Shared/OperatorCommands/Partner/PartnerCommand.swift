import ArgumentParser

/// Manages the partners. Each subcommand runs in Registration, on its database and topics.
public struct PartnerCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "partner", abstract: "Adds partners, replaces their tokens, and lists them.",
        subcommands: [
            List.self, Add.self, Rights.self, Rotate.self, Disable.self, Enable.self, Usage.self, Quota.self,
        ])

    public init() {}

    public struct List: RegistrationOwned {
        public static let configuration = CommandConfiguration(abstract: "Lists all partners, one JSON line each.")

        public init() {}
    }

    public struct Rotate: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Gives a partner a new token; the former one stops working.")

        @Argument(help: "The partner's id.")
        public var id: String

        public init() {}
    }

    public struct Disable: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Stops reading a partner's topic and refuses its token. Events on the topic stay there.")

        @Argument(help: "The partner's id.")
        public var id: String

        public init() {}
    }

    public struct Enable: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Reads a partner's topic again, from the first unread event.")

        @Argument(help: "The partner's id.")
        public var id: String

        public init() {}
    }
}
