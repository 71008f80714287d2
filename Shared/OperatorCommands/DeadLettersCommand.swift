import ArgumentParser
import Foundation
import ServiceKit

/// The parked events of one service.
public struct DeadLettersCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "deadletters", abstract: "Events that the service could not process because of a fault in it.",
        subcommands: [List.self, Show.self, Export.self, Replay.self, Discard.self])

    public init() {}

    public struct List: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(abstract: "Lists them, one JSON line each.")

        public init() {}
    }

    public struct Show: ForwardedCommand, Sendable {
        public static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Shows everything about some of them, with the event.",
            discussion: "An event may hold facts about a client: show it only to people who may know them.")

        @OptionGroup public var arguments: Arguments

        public struct Arguments: ParsableArguments, Sendable {
            @OptionGroup public var references: ReferencesOption

            @Argument(help: "Their ids, as `list` shows them.")
            public var ids: [Int64]

            public init() {}
        }

        public init() {}
    }

    public struct Export: ForwardedCommand, Sendable {
        public static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Copies them to a topic, with the headers of Spring's dead letters; they stay parked.",
            discussion: "An event may hold facts about a client: choose a topic that only you can read.")

        @OptionGroup public var arguments: Arguments

        public struct Arguments: ParsableArguments, Sendable {
            @OptionGroup public var references: ReferencesOption

            @Argument(help: "The topic.")
            public var topic: String

            @Argument(help: "Their ids, as `list` shows them; without ids all of the service.")
            public var ids: [Int64] = []

            public init() {}
        }

        public init() {}
    }

    public struct Replay: ForwardedCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Tries them again now.",
            discussion: "The name of the operator is kept. Without ids it replays all events of the service.")

        @OptionGroup public var arguments: Arguments

        public struct Arguments: ParsableArguments, Sendable {
            @Flag(help: "Only say what would be replayed.")
            public var dryRun = false

            @OptionGroup public var asker: Asker

            @Argument(help: "Their ids, as `list` shows them.")
            public var ids: [Int64] = []

            public init() {}
        }

        public init() {}
    }

    public struct Discard: ForwardedCommand, Sendable {
        public static let configuration = CommandConfiguration(
            commandName: "discard", abstract: "Discards events that can never be handled.",
            discussion: """
                The partner gets a rejection with the code state-discarded. The name of the operator and the reason are \
                kept. The worker discards an event after the earlier parked events of its key.
                """)

        @OptionGroup public var arguments: Arguments

        public struct Arguments: ParsableArguments, Sendable {
            @Option(help: "Why.")
            public var reason: String

            @Flag(help: "Only say what would be discarded.")
            public var dryRun = false

            @OptionGroup public var asker: Asker

            @Argument(help: "Their ids, as `list` shows them.")
            public var ids: [Int64]

            public init() {}

            public func validate() throws {
                try OneLineText.validate(self.reason, "--reason", maximum: OperatorNote.maximumReason)
            }
        }

        public init() {}
    }

    /// The operator who asks, for the audit.
    public struct Asker: ParsableArguments, Sendable {
        @Option(help: "Who asks.")
        public var actor: String = ProcessInfo.processInfo.userName

        public init() {}

        public func validate() throws {
            try OneLineText.validate(self.actor, "--actor", maximum: OperatorNote.maximumActor)
        }
    }
}
