import ArgumentParser
import Contracts

/// Escalation's ledger of notifications.
public struct NotificationsCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "notifications", abstract: "Shows the ledger of notifications, and retries refused ones.",
        subcommands: [List.self, Retry.self])

    public init() {}

    public struct List: ServiceOwned {
        public static let owner = ServiceName.escalation
        public static let configuration = CommandConfiguration(abstract: "Lists them.")

        @Argument(help: "Only those in this state.")
        public var state: String?

        public init() {}
    }

    public struct Retry: ServiceOwned {
        public static let owner = ServiceName.escalation
        public static let configuration = CommandConfiguration(
            abstract: "Tries refused notifications again, all or some.")

        @Argument(help: "Their ids; without ids all refused ones.")
        public var ids: [String] = []

        public init() {}
    }
}
