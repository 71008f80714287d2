import Vocabulary

/// The state of an application or a dwelling, in the form that its owner may see. Every change is reported once, so
/// that all places that show it agree.
public struct Standing: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case application
        case dwelling
    }

    public enum State: String, Codable, CaseIterable, Sendable {
        /// Open for the next day's solve; for an application also while the allocation office considers a proposal with
        /// it.
        case waiting
        case paused
        /// Presented to a corporation.
        case presented
        /// An application that was chosen; a dwelling with a chosen candidate.
        case placed
        /// Got a dwelling outside the rounds.
        case housed
        case withdrawn
        case lapsed
        /// Let without a match.
        case rented = "let"
        /// Its round closed first.
        case unused
    }

    public let kind: Kind
    public let id: String
    public let state: State
    /// The presentation that it is in, or that led to its placement.
    public let presentationId: String?
    /// The dwelling of a presented or placed application; the application of a placed dwelling.
    public let other: String?
    /// The first day in this state.
    public let since: CalendarDate?

    /// Whether the two differ in nothing but the day.
    func isSame(as other: Standing) -> Bool {
        self.state == other.state && self.presentationId == other.presentationId && self.other == other.other
    }
}
