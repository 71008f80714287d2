import Vocabulary

/// Candidates presented for a dwelling: how many, never who.
public struct PresentationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let roundId: String
    public let dwellingId: String
    public let corporation: String
    public let candidates: Int
    public let madeOn: CalendarDate
    /// `nil` while it is open.
    public internal(set) var ending: PresentationEnding?
    /// Sorted by reason.
    public internal(set) var declined: [ReasonCount]
}
