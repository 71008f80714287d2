import Vocabulary

/// The day on which the hard rules are applied, with the limits in force.
public struct RuleDay: Sendable {
    public let date: CalendarDate
    public let limits: RuleLimits

    public init(_ date: CalendarDate, policy: [RuleLimits] = []) {
        self.date = date
        self.limits = RuleLimits.inForce(year: date.year, policy: policy)
    }
}
