import Vocabulary

/// A presentation that waited, or waits, for the allocation office.
public struct ProposalRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let roundId: String
    public let madeOn: CalendarDate
    public internal(set) var isOpen: Bool
}
