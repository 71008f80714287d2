/// The types that our own services publish: `nl.doorstroom.<name>.v1`.
public enum InternalType: String, CaseIterable, Sendable {
    case dayStarted = "calendar.day-started"
    case dayCompleted = "day-completed"
    /// A contract form, temporary supply or an urgency ends soon (`announced`) or has ended (`reached`).
    case termAnnounced = "term.announced"
    case termReached = "term.reached"

    case feedbackAccepted = "feedback.accepted"
    case feedbackRejected = "feedback.rejected"
    case feedbackDeferred = "feedback.deferred"
    /// Events on a partner's topic that will never be answered.
    case feedbackLost = "feedback.lost"
    /// A partner's topic is not read any further on this day.
    case feedbackPaused = "feedback.paused"

    case decisionApplied = "decision.applied"
    case decisionRefused = "decision.refused"
    case quotaAnnounced = "quota.announced"
    case presentationProposed = "presentation.proposed"
    /// A proposal that was dropped before the allocation office let it go to the corporation.
    case presentationDropped = "presentation.dropped"
    case presentationMade = "presentation.made"
    case presentationEnded = "presentation.ended"
    case placementConfirmed = "placement.confirmed"
    case placementCancelled = "placement.cancelled"
    /// Applications and dwellings whose state changed.
    case standingChanged = "standing.changed"
    case solveCertified = "solve.certified"
    case roundReported = "round.reported"

    case indicatorMeasured = "indicator.measured"
    case signalRaised = "signal.raised"
    case signalUpdated = "signal.updated"
    case signalCleared = "signal.cleared"

    case alertRaised = "alert.raised"
    case alertUpdated = "alert.updated"
    case notificationIntended = "notification.intended"

    /// The head of a service's read log, at each start and once a day, when it grew.
    case readLogCheckpointed = "read-log.checkpointed"

    /// The CloudEvents `type`.
    public var wireName: String { EventType.prefix + self.rawValue + EventType.suffix }

    private static let byWireName = Dictionary(
        Self.allCases.map { ($0.wireName, $0) }, uniquingKeysWith: { first, _ in first })

    public init?(wireName: String) {
        guard let type = Self.byWireName[wireName] else { return nil }
        self = type
    }
}
