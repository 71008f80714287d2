import Vocabulary

/// The candidates presented to a corporation for one dwelling, until it answers (MAT-2, MAT-4).
public struct Presentation: StoredRecord {
    public enum State: String, Codable, CaseIterable, Sendable {
        /// Waits for the allocation office; the corporation and the institutions have not seen it.
        case proposed
        /// With the corporation.
        case live
        case ended
    }

    public let id: String
    public let roundId: String
    public let dwellingId: String
    public let corporation: String
    /// The number of this presentation among those of the dwelling, over all rounds it was nominated for. Within a
    /// round, every one after the first is a refill.
    public let attempt: Int
    public let madeOn: CalendarDate
    /// The last day for an answer; counted again from the day on which the allocation office confirms.
    public var respondBy: CalendarDate
    public let policyVersion: String
    /// The solve that made it.
    public let solveId: String
    /// Longest waiting first. An institution may see its own clients among them, never another's.
    public var candidates: [PresentedCandidate]
    public var state: State
    public var ending: PresentationEnding?
    public var endedOn: CalendarDate?
    /// Whether the corporation ever saw it.
    public var wasPublished: Bool
    /// The day on which the allocation office confirmed it.
    public var confirmedOn: CalendarDate?
    /// The office's reasons to present other candidates than the solve proposed, by the contract's codes.
    public var overrideReasons: [String]?
}
