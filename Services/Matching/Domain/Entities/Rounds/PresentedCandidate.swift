import Vocabulary

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
