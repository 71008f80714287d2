import ArgumentParser
import Vocabulary

extension RoundCommand {
    public struct Explain: MatchingOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Explains a pair on a day, or a candidate or a dwelling over the round.",
            discussion: "One Dutch sentence that a case worker can read out, or JSON with all its grounds.")

        @Argument(help: "The round.")
        public var round: String

        @Option(help: "The candidate's application.")
        public var candidate: String?

        @Option(help: "The dwelling.")
        public var dwelling: String?

        @Option(help: "The day of a pair; without it the last day on which Matching considered it.")
        public var day: CalendarDate?

        @Option(
            name: .customLong("for"),
            help:
                "A partner, to show only what it may see: an institution its own clients, a corporation the clients presented to it."
        )
        public var asker: String?

        @Flag(help: "As JSON.")
        public var json = false

        public init() {}

        public func validate() throws {
            guard self.candidate != nil || self.dwelling != nil else {
                throw ValidationError("give --candidate, --dwelling, or both")
            }
        }
    }
}
