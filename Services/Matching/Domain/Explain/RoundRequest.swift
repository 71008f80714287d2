import Vocabulary

/// A question about a round, as the command line hands it to Matching. The answers are in Dutch, or JSON when asked.
public struct RoundRequest: Codable, Equatable, Sendable {
    public enum Question: Codable, Equatable, Sendable {
        case list
        case show(round: String)
        /// A day's solve as JSON, or one level of it as DIMACS. Without a day the round's first.
        case export(round: String, day: CalendarDate?, dimacsLevel: Int?)
        /// A pair, or a candidate or a dwelling over the whole round. Without a day the last on which the pair could be
        /// looked at. With an asker what that partner may see, otherwise everything.
        case explain(round: String, candidate: String?, dwelling: String?, day: CalendarDate?, asker: String? = nil)
        /// - Parameter stream: a file with Registration's numbered stream.
        case replay(round: String, stream: String)
        case whatIf(round: String, change: PolicyChange)
    }

    public let question: Question
    public let asJSON: Bool

    public init(_ question: Question, asJSON: Bool = false) {
        self.question = question
        self.asJSON = asJSON
    }
}
