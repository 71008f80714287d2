import Vocabulary

/// The candidates presented to a corporation for one dwelling, until it answers (MAT-2, MAT-4).
public struct Presentation: StoredRecord {
    public enum State: String, Codable, CaseIterable, Sendable {
        /// Waits for the allocation office; nobody outside has seen it.
        case proposed
        /// With the corporation.
        case live
        case ended
    }

    public let id: String
    public let roundId: String
    public let dwellingId: String
    public let corporation: String
    /// Counts the presentations of this dwelling, over all rounds it was nominated for: within a round, above the
    /// first, a refill.
    public let attempt: Int
    public let madeOn: CalendarDate
    /// The last day for an answer; counted anew when the allocation office confirms.
    public var respondBy: CalendarDate
    public let policyVersion: String
    /// The solve it came from.
    public let solveId: String
    /// Longest waiting first. An institution may see its own clients among them, never another's.
    public var candidates: [PresentedCandidate]
    public var state: State
    public var ending: PresentationEnding?
    public var endedOn: CalendarDate?
    /// Whether the corporation ever saw it.
    public var wasPublished: Bool
    /// The day on which the allocation office let it go out.
    public var confirmedOn: CalendarDate?
    /// Why the office presented others than the solve proposed, by the contract's codes.
    public var overrideReasons: [String]?
}
