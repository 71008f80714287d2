import Vocabulary

/// All figures at one moment.
struct IndicatorSheet: Sendable {
    let canonical: CanonicalRecords
    let waiting: WaitingBook
    let lettings: LettingsBook
    let funnel: Funnel
    /// `nil` before the first day: then there are no waiting figures.
    let today: CalendarDate?
    let firstDay: CalendarDate?

    init(_ state: MonitoringState, today: CalendarDate?) {
        self.canonical = state.canonical
        let placements = PlacementIndex(state.matching)
        let same = LettingPairs(state.canonical, placements)
        self.waiting = WaitingBook(state.canonical, state.matching, same)
        self.lettings = LettingsBook(state.canonical, placements, same)
        self.funnel = Funnel(state.canonical, state.matching)
        self.today = today
        self.firstDay = state.firstDay
    }

    /// All values, sorted by indicator, period and dimension.
    func values() -> [IndicatorValue] {
        var values: [IndicatorValue] = []
        for period in self.periods() {
            self.addWaiting(period, to: &values)
            self.addBalance(period, to: &values)
            self.addTargets(period, to: &values)
            self.addFunnel(period, to: &values)
        }
        return values.sorted()
    }

    /// All periods that have data, up to today's.
    private func periods() -> Set<IndicatorPeriod> {
        var periods: Set<IndicatorPeriod> = []
        func add(_ quarter: Quarter) {
            periods.insert(.quarter(quarter))
            periods.insert(.year(quarter.year))
        }
        for count in self.lettings.counts {
            periods.insert(count.period)
            if let year = count.period.year { periods.insert(.year(year)) }
        }
        for letting in self.lettings.lettings { add(letting.day.quarter) }
        for target in self.canonical.targets.unordered { periods.insert(.year(target.year)) }
        for quarter in self.funnel.knownQuarters { add(quarter) }
        for roundId in self.funnel.rounds.keys { periods.insert(.round(roundId)) }
        if let firstDay, let today {
            var day = firstDay
            while day <= today {
                add(day.quarter)
                day = day.quarter.lastDay.adding(days: 1)
            }
        }
        return periods
    }
}
