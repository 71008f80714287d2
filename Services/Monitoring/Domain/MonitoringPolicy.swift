/// The numbers the rules of Monitoring depend on, each with its reason. Changing one changes figures and signals, so a
/// change belongs in a new version of the rules.
public enum MonitoringPolicy {
    /// Calendar months from the start of waiting to a suitable offer: the plan's ambition for 2022 (MON-2).
    public static let normMonths = 3

    /// When this percentage of a group is over the norm, its signal is serious: waiting too long is then the rule.
    public static let seriousOverNormPercent = 50

    /// A serious waiting signal steps down only under this percentage, so that it does not switch every day.
    public static let calmOverNormPercent = 40

    /// An action that is this many days late is serious: a month of meetings passed without it.
    public static let seriousOverdueDays = 30

    /// After this many days a proposal that was not confirmed is a bottleneck: every nominated dwelling is to be used,
    /// and quickly (MAT-12). Three days leave room for a weekend.
    public static let proposalDays = 3

    /// From this number of days on it is serious: the dwelling has been empty for most of a corporation's own term.
    public static let seriousProposalDays = 10

    /// Smaller numbers of people are not spelt out in sentences that leave the system (architecture, Personal data).
    public static let smallNumber = 5

    /// The plan's direction for the balance: 30 of every 100 new lettings with priority, from 2019 on (MON-3).
    public static let priorityDirection = IndicatorTarget(numerator: 30, denominator: 100)
    public static let priorityDirectionFrom = 2019
}
