/// The numbers the rules of Escalation depend on, each with its reason. The plan says that lagging progress and
/// bottlenecks that stay go to the administrative level (ESC-3); it prints no term, so these are ours.
public enum EscalationPolicy {
    /// Days after which an alert that nobody acknowledged goes up, from its raising or its last waking. Two weeks: longer
    /// than one holiday week, so that silence then means that nobody looks.
    public static let unacknowledgedDays = 14

    /// Days after which an alert that was seen but not solved goes up. Six weeks: half a round, so that the
    /// administrators can still act within the quarter that goes wrong.
    public static let unsolvedDays = 42

    /// The kind of the alert that says that a channel fails.
    public static let channelAlert = OperationAlert.channelFailing.rawValue
}
