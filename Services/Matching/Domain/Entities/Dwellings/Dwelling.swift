import Vocabulary

/// A nominated dwelling and its progress.
public struct Dwelling: StoredRecord {
    public enum State: String, Codable, CaseIterable, Sendable {
        /// Open for the next day's solve, once its round is open.
        case nominated
        /// In one live (or proposed) presentation.
        case presented
        /// A candidate was chosen. Final.
        case placed
        /// The corporation took it back. Final for this nomination.
        case withdrawn
        /// No longer available. Final for this nomination.
        case lapsed
        /// Let without a match. Final for this nomination.
        case rented = "let"
        /// Its round closed first. Final for this nomination: the corporation may nominate it again for a later round.
        case unused
    }

    public var id: String { self.nomination.dwellingId }
    public var nomination: DwellingNomination
    public var state: State
    /// The presentation that the dwelling is in; `nil` in every state but `presented`.
    public var presentationId: String?
    /// The number of presentations for the dwelling, over all rounds it was nominated for.
    public var presentations: Int
    public var withdrawalReason: String?
    public var tenancyId: String?
    /// The tenancy or allocation that let the dwelling outside the rounds.
    public var letBy: String?
    /// The position in the order of nomination.
    public var ordinal: Int?
    /// Whether the complex or entrance has reached its cap without this dwelling; computed again each day (MAT-10).
    public var isOverCap: Bool?
    /// Whether the next presentation waits for the allocation office.
    public var asksOffice: Bool?

    public init(nomination: DwellingNomination) {
        self.nomination = nomination
        self.state = .nominated
        self.presentations = 0
    }

    /// Undoes a letting that turned out to be of another dwelling.
    mutating func undoLetting(isRoundOpen: Bool) {
        self.letBy = nil
        self.state = self.withdrawalReason != nil ? .withdrawn : isRoundOpen ? .nominated : .unused
    }
}
