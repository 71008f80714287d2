/// The numbers the rules of Escalation depend on, each with its reason. The plan says that lagging progress and
/// persistent bottlenecks go to the administrative level (ESC-3); it prints no term, so these terms are our design.
public enum EscalationPolicy {
    /// Days after which an alert that was not acknowledged is escalated, from its raising or its last waking. Two
    /// weeks: longer than one holiday week, so that silence then means that the team does not look.
    public static let unacknowledgedDays = 14

    /// Days after which an alert that was seen but not solved is escalated. Six weeks: half a round, so that the
    /// administrators can still act within the same quarter.
    public static let unsolvedDays = 42

    /// The kind of the alert about a failing channel.
    public static let channelAlert = OperationAlert.channelFailing.rawValue
}
