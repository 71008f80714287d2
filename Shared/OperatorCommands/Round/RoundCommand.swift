import ArgumentParser
import Vocabulary

/// Questions about rounds, which Matching's program answers from its database; the service need not run. Answers are in
/// Dutch, or in JSON on request.
public struct RoundCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "round",
        abstract: "Shows, explains, exports and replays rounds, and solves them under another policy.",
        subcommands: [List.self, Show.self, Export.self, Explain.self, Replay.self, WhatIf.self])

    public init() {}

    public struct List: MatchingOwned {
        public static let configuration = CommandConfiguration(abstract: "Lists the rounds.")

        @Flag(help: "As JSON.")
        public var json = false

        public init() {}
    }

    public struct Show: MatchingOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Shows a round: quotas, solves with their values, funnel, fairness.")

        @Argument(help: "The round.")
        public var round: String

        @Flag(help: "As JSON.")
        public var json = false

        public init() {}
    }

    public struct Export: MatchingOwned {
        public static let configuration = CommandConfiguration(
            abstract:
                "Writes a day's solve: situation, instance, solution and certificate as JSON, or a level as DIMACS.",
            discussion: """
                With --dimacs, level N on the optimal face of the levels before it, as a minimum-cost flow that any other \
                solver can check; `c optimum` gives the value to find.
                """)

        @OptionGroup public var references: ReferencesOption

        @Argument(help: "The round.")
        public var round: String

        @Option(help: "The day; by default the round's first.")
        public var day: CalendarDate?

        @Flag(help: "One level as DIMACS.")
        public var dimacs = false

        @Option(help: "The level, from 1 to 8.")
        public var level: Int?

        public init() {}

        public func validate() throws {
            guard self.dimacs == (self.level != nil) else { throw ValidationError("--dimacs and --level go together") }
            guard (1...8).contains(self.level ?? 1) else { throw ValidationError("levels are numbered from 1 to 8") }
        }
    }
}
