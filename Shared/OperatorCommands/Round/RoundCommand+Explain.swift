import ArgumentParser
import Vocabulary

extension RoundCommand {
    public struct Explain: MatchingOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Says why: of a pair on a day, of a candidate or a dwelling over the round.",
            discussion: "One Dutch sentence that a case worker can read out, or JSON with all that lies behind it.")

        @Argument(help: "The round.")
        public var round: String

        @Option(help: "The candidate's application.")
        public var candidate: String?

        @Option(help: "The dwelling.")
        public var dwelling: String?

        @Option(help: "The day of a pair; without it the last on which it could be looked at.")
        public var day: CalendarDate?

        @Option(
            name: .customLong("for"),
            help:
                "A partner: only what it may see. An institution its own clients, a corporation those presented to it.")
        public var viewer: String?

        @Flag(help: "As JSON.")
        public var json = false

        public init() {}

        public func validate() throws {
            guard self.candidate != nil || self.dwelling != nil else {
                throw ValidationError("say --candidate, --dwelling, or both")
            }
        }
    }
}
