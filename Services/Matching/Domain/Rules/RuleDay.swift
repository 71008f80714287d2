import Vocabulary

/// A day as the hard rules see it: its date, and the limits in force.
public struct RuleDay: Sendable {
    public let date: CalendarDate
    public let limits: RuleLimits

    public init(_ date: CalendarDate, policy: [RuleLimits] = []) {
        self.date = date
        self.limits = RuleLimits.inForce(year: date.year, policy: policy)
    }
}
