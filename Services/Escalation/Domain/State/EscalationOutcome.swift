/// An outcome that Escalation publishes.
public enum EscalationOutcome: Sendable, Equatable {
    /// The first alert of a subject.
    case alertRaised(Alert)
    /// The alert after the change, and the change.
    case alertUpdated(Alert, AlertChange)
    /// A message has to be sent. The service stores the intent before the first attempt.
    case notificationIntended(NotificationIntent)
    /// The answer to a member's act; without a refusal the act counts.
    case decided(AlertAct, AlertRefusal?)
}
