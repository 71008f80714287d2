/// The types that our own services publish.
public enum InternalType {
    public static let dayStarted = "nl.doorstroom.calendar.day-started.v1"
    /// A contract form, temporary supply or an urgency ends soon; and: it ended.
    public static let termAnnounced = "nl.doorstroom.term.announced.v1"
    public static let termReached = "nl.doorstroom.term.reached.v1"
    public static let dayCompleted = "nl.doorstroom.day-completed.v1"

    public static let feedbackAccepted = "nl.doorstroom.feedback.accepted.v1"
    public static let feedbackRejected = "nl.doorstroom.feedback.rejected.v1"
    public static let feedbackDeferred = "nl.doorstroom.feedback.deferred.v1"
    /// Events that stood on a partner's topic and will never be answered.
    public static let feedbackLost = "nl.doorstroom.feedback.lost.v1"
    /// A partner's topic is not read any further on this day.
    public static let feedbackPaused = "nl.doorstroom.feedback.paused.v1"

    public static let decisionApplied = "nl.doorstroom.decision.applied.v1"
    public static let decisionRefused = "nl.doorstroom.decision.refused.v1"
    public static let quotaAnnounced = "nl.doorstroom.quota.announced.v1"
    public static let presentationProposed = "nl.doorstroom.presentation.proposed.v1"
    /// A proposal that came to nothing before the allocation office let it go out.
    public static let presentationDropped = "nl.doorstroom.presentation.dropped.v1"
    public static let presentationMade = "nl.doorstroom.presentation.made.v1"
    public static let presentationEnded = "nl.doorstroom.presentation.ended.v1"
    public static let placementConfirmed = "nl.doorstroom.placement.confirmed.v1"
    public static let placementCancelled = "nl.doorstroom.placement.cancelled.v1"
    /// Applications and dwellings that stand otherwise than before.
    public static let standingChanged = "nl.doorstroom.standing.changed.v1"
    public static let solveCertified = "nl.doorstroom.solve.certified.v1"
    public static let roundReported = "nl.doorstroom.round.reported.v1"

    public static let indicatorMeasured = "nl.doorstroom.indicator.measured.v1"
    public static let signalRaised = "nl.doorstroom.signal.raised.v1"
    public static let signalUpdated = "nl.doorstroom.signal.updated.v1"
    public static let signalCleared = "nl.doorstroom.signal.cleared.v1"

    public static let alertRaised = "nl.doorstroom.alert.raised.v1"
    public static let alertUpdated = "nl.doorstroom.alert.updated.v1"
    public static let notificationIntended = "nl.doorstroom.notification.intended.v1"
}
