import ArgumentParser
import Vocabulary

extension RoundCommand {
    public struct Explain: MatchingOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Explains the result of a pair on a day, or of a candidate or dwelling over the round.",
            discussion: "One Dutch sentence that a case worker can read out, or JSON with all details.")

        @OptionGroup public var references: ReferencesOption

        @Argument(help: "The round.")
        public var round: String

        @Option(help: "The candidate's application.")
        public var candidate: String?

        @Option(help: "The dwelling.")
        public var dwelling: String?

        @Option(help: "The day, for a pair; by default the last day on which both were open.")
        public var day: CalendarDate?

        @Option(
            name: .customLong("for"),
            help:
                "A partner; shows only what it may see: an institution its own clients, a corporation the candidates presented to it."
        )
        public var viewer: String?

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
