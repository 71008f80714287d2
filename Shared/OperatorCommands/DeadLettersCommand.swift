import ArgumentParser
import Foundation

/// The parked events of one service.
public struct DeadLettersCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "deadletters", abstract: "Events that wait behind a fault of ours.",
        subcommands: [List.self, Show.self, Export.self, Replay.self, Discard.self])

    public init() {}

    public struct List: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(abstract: "Lists them, one JSON line each.")

        public init() {}
    }

    public struct Show: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Shows all that is known of some, the event included.",
            discussion: "An event may hold what is known of a client: show it only to who may see that.")

        @Argument(help: "Their ids, as `list` shows them.")
        public var ids: [Int64]

        public init() {}
    }

    public struct Export: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Copies them to a topic, with the headers of Spring's dead letters; they stay parked.",
            discussion: "An event may hold what is known of a client: choose a topic that only you can read.")

        @Argument(help: "The topic.")
        public var topic: String

        @Argument(help: "Their ids, as `list` shows them; without ids all of the service's.")
        public var ids: [Int64] = []

        public init() {}
    }

    public struct Replay: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Lets them be tried again now.",
            discussion: "Who asked is written down. Without ids all of the service's are meant.")

        @Flag(help: "Only say what would be replayed.")
        public var dryRun = false

        @OptionGroup public var asker: Asker

        @Argument(help: "Their ids, as `list` shows them.")
        public var ids: [Int64] = []

        public init() {}
    }

    public struct Discard: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            commandName: "discard", abstract: "Gives events up that can never be handled.",
            discussion: """
                The partner gets a rejection with the code state-discarded. Who asked and why is written down. The \
                worker carries it out, after what waits before it under the same key.
                """)

        @Option(help: "Why.")
        public var reason: String

        @Flag(help: "Only say what would be discarded.")
        public var dryRun = false

        @OptionGroup public var asker: Asker

        @Argument(help: "Their ids, as `list` shows them.")
        public var ids: [Int64]

        public init() {}

        public func validate() throws {
            try Shown.check(self.reason, "--reason", maximum: OperatorNote.maximumReason)
        }
    }

    /// The operator who asks, for the audit.
    public struct Asker: ParsableArguments, Sendable {
        @Option(help: "Who asks.")
        public var actor: String = ProcessInfo.processInfo.userName

        public init() {}

        public func validate() throws {
            try Shown.check(self.actor, "--actor", maximum: OperatorNote.maximumActor)
        }
    }
}
