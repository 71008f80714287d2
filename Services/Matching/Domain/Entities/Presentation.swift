import Vocabulary

/// The candidates presented to a corporation for one dwelling, until it answers (MAT-2, MAT-4).
public struct Presentation: Codable, Equatable, Identifiable, Sendable {
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

/// One candidate in a presentation, with what became of it there.
public struct PresentedCandidate: Codable, Equatable, Sendable {
    public enum Result: String, Codable, CaseIterable, Sendable {
        case pending
        case chosen
        case declined
        /// Free again without a verdict: another was chosen, or the presentation ended otherwise.
        case released
        /// The client refused the dwelling.
        case refused
        /// Left while the presentation went on: withdrawn or housed elsewhere.
        case left
    }

    public let applicationId: String
    public let institution: String
    public let group: TargetGroup
    public let route: Route
    /// At the presentation, in whole days.
    public let waitingDays: Int
    public var result: Result
    /// The corporation's code, when it declined (MAT-4).
    public var declineReason: String?
    /// VERA's code, when the client refused.
    public var refusalReason: String?
    /// Exceptions without which this candidate could not have been presented here (MAT-9).
    public var exceptions: [String]?

    /// As a placement of it would (`Placement.countsInContingents`).
    var countsInContingents: Bool {
        self.group.countsIn == .moBw
            && self.exceptions?.contains(GrantedException.Rule.contingent.rawValue) != true
    }
}

/// Why a presentation ended.
public enum PresentationEnding: String, Codable, CaseIterable, Sendable {
    case chosen
    case declined
    case expired
    case dwellingWithdrawn = "dwelling-withdrawn"
    case dwellingLapsed = "dwelling-lapsed"
    case dwellingLet = "dwelling-let"
    case candidatesWithdrawn = "candidates-withdrawn"
    case roundClosed = "round-closed"
    case clientRefused = "client-refused"
}
