import ArgumentParser

/// Manages the partners. Each subcommand runs in Registration, on its database and topics.
public struct PartnerCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "partner", abstract: "Adds partners, renews their tokens, and lists them.",
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
            abstract: "Gives a partner a new token; the old one stops working.")

        @Argument(help: "Its id.")
        public var id: String

        public init() {}
    }

    public struct Disable: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Stops reading a partner's topic and refuses its token. The events on the topic wait.")

        @Argument(help: "Its id.")
        public var id: String

        public init() {}
    }

    public struct Enable: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Continues to read a partner's topic from the last position.")

        @Argument(help: "Its id.")
        public var id: String

        public init() {}
    }
}
