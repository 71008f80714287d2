import Vocabulary

/// Where an application or a dwelling stands, as its owner may be told. Every change is told once, so that all who show it
/// show the same.
public struct Standing: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case application
        case dwelling
    }

    public enum State: String, Codable, CaseIterable, Sendable {
        /// Open for the next day's solve; of an application also while a proposal with it is with the allocation office.
        case waiting
        case paused
        /// With a corporation.
        case presented
        /// Chosen; a dwelling with a chosen candidate.
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
    /// The presentation that it stands in or was placed by.
    public let presentationId: String?
    /// The dwelling of an application, the application of a placed dwelling.
    public let other: String?
    /// From which day on.
    public let since: CalendarDate?

    /// Whether another day makes the only difference.
    func isSame(as other: Standing) -> Bool {
        self.state == other.state && self.presentationId == other.presentationId && self.other == other.other
    }
}
