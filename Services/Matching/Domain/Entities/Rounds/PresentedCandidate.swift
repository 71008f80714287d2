import Vocabulary

/// One candidate in a presentation and the result.
public struct PresentedCandidate: Codable, Equatable, Sendable {
    public enum Result: String, Codable, CaseIterable, Sendable {
        case pending
        case chosen
        case declined
        /// Free again without an answer: another was chosen, or the presentation ended otherwise.
        case released
        /// The client refused the dwelling.
        case refused
        /// Left while the presentation continued: withdrawn, paused or housed elsewhere.
        case left
    }

    public let applicationId: String
    public let institution: String
    public let group: TargetGroup
    public let route: Route
    /// In whole days, on the day of the presentation.
    public let waitingDays: Int
    public var result: Result
    /// The corporation's code if it declined (MAT-4).
    public var declineReason: String?
    /// VERA's code if the client refused.
    public var refusalReason: String?
    /// Exceptions without which this candidate could not have been presented here (MAT-9).
    public var exceptions: [String]?

    /// Whether a placement of this candidate would count in the contingents (`Placement.countsInContingents`).
    var countsInContingents: Bool {
        self.group.countsIn == .moBw
            && self.exceptions?.contains(GrantedException.Rule.contingent.rawValue) != true
    }
}
