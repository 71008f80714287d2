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

    public struct Disable: RegistrationOwned, FollowedInAll {
        public static let configuration = CommandConfiguration(
            abstract: "Stops reading a partner's topic, refuses its token, and ends the access of its people.",
            discussion: """
                Events on the topic stay there. Registration's own program does not end the access of people: \
                `doorstroom partner disable` does, in all services.
                """)

        @Argument(help: "The partner's id.")
        public var id: String

        public var consequence: [String] { ["party", "close", self.id] }

        public init() {}
    }

    public struct Enable: RegistrationOwned, FollowedInAll {
        public static let configuration = CommandConfiguration(
            abstract: "Reads a partner's topic again, from the first unread event, and gives its people access again.",
            discussion: """
                Registration's own program does not give people access: `doorstroom partner enable` does, in all services.
                """)

        @Argument(help: "The partner's id.")
        public var id: String

        public var consequence: [String] { ["party", "open", self.id] }

        public init() {}
    }
}
