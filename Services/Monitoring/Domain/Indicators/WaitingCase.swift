import Vocabulary

/// The waiting of one person or household, combined from both inputs.
struct WaitingCase: Sendable {
    let group: TargetGroup
    /// The day from which waiting counts.
    let since: CalendarDate
    /// The day on which it became known here; `nil`: before the first day.
    let registeredOn: CalendarDate?
    /// The placement, the allocation or the start of the tenancy, whichever came first.
    let offeredOn: CalendarDate?
    let isWithdrawn: Bool
    let withdrawnOn: CalendarDate?
    var pauses: [WaitingClock.Pause] = []

    /// The last day within the norm: three calendar months after `since`, or that month's last day when it is shorter,
    /// extended by the days of the pauses that began before it; `nil` while such a pause lasts.
    var normDate: CalendarDate? {
        WaitingClock.term(until: self.since.adding(months: MonitoringPolicy.normMonths), pauses: self.pauses)
    }

    func isOverNorm(on day: CalendarDate) -> Bool { self.normDate.map { $0 < day } ?? false }

    /// Whether a home was offered within the norm.
    var isInTime: Bool { self.offeredOn.map { offered in self.normDate.map { offered <= $0 } ?? true } ?? false }

    func isWaiting(on day: CalendarDate) -> Bool {
        guard self.since <= day else { return false }
        if let registeredOn, registeredOn > day { return false }
        if let offeredOn, offeredOn <= day { return false }
        if self.pauses.contains(where: { $0.from <= day && day < ($0.until ?? day.adding(days: 1)) }) { return false }
        guard self.isWithdrawn else { return true }
        guard let withdrawnOn else { return false }
        return withdrawnOn > day
    }

    /// Days waited on a day, or until the home when that came first; never negative.
    func daysWaited(until day: CalendarDate) -> Int {
        let end = min(day, self.offeredOn ?? day)
        return max(0, end.days(since: self.since) - self.pauses.reduce(0) { $0 + $1.days(before: end) })
    }

    /// Whether the norm was met, and the day that settled it. A case that exceeds the norm is settled on the next day,
    /// or when it became known if that was later, so that each case counts once and closed periods stay closed.
    var verdict: (on: CalendarDate, inTime: Bool)? {
        guard let normDate = self.normDate else { return self.offeredOn.map { ($0, true) } }
        if let offeredOn, offeredOn <= normDate { return (offeredOn, true) }
        let firstDayOver = normDate.adding(days: 1)
        let settledOn = max(firstDayOver, self.registeredOn ?? firstDayOver)
        if self.isWithdrawn {
            guard let withdrawnOn, withdrawnOn > settledOn else { return nil }
        }
        return (settledOn, false)
    }
}
