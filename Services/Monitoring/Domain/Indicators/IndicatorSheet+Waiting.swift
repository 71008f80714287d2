import Vocabulary

extension IndicatorSheet {
    /// MON-2 for a quarter or a year in which the system ran.
    func addWaiting(_ period: IndicatorPeriod, to values: inout [IndicatorValue]) {
        guard let (first, last) = period.days, let today, let firstDay, first <= today, firstDay <= last else { return }
        let groups = self.waiting.groups
        guard !groups.isEmpty else { return }
        let days = (first: first, last: min(last, today))
        for group in groups {
            self.addWaiting(period, days, .group(group), [group], to: &values)
        }
        self.addWaiting(period, days, .total, groups, to: &values)
    }

    private func addWaiting(
        _ period: IndicatorPeriod, _ days: (first: CalendarDate, last: CalendarDate),
        _ dimension: IndicatorDimension, _ groups: [TargetGroup], to values: inout [IndicatorValue]
    ) {
        func add(_ id: IndicatorID, _ value: (numerator: Int, denominator: Int)) {
            values.append(IndicatorValue(id, period, dimension, value.numerator, of: value.denominator))
        }
        let waiting = self.waiting.waiting(groups, on: days.last)
        let waited = waiting.map { $0.daysWaited(until: days.last) }
        values.append(IndicatorValue(.waitingCount, period, dimension, waiting.count))
        add(.waitingMeanDays, WaitingStatistics.mean(waited))
        add(.waitingMedianDays, WaitingStatistics.median(waited))

        let placed = self.waiting.placed(groups, from: days.first, through: days.last)
        let untilPlaced = placed.map { $0.daysWaited(until: days.last) }
        values.append(IndicatorValue(.placedCount, period, dimension, placed.count))
        add(.placedMeanDays, WaitingStatistics.mean(untilPlaced))
        add(.placedMedianDays, WaitingStatistics.median(untilPlaced))

        // The norm is promised to groups with priority only.
        let promised = groups.filter(\.hasPriority)
        guard !promised.isEmpty else { return }
        let urgent = waiting.filter(\.group.hasPriority)
        let over = urgent.count { $0.isOverNorm(on: days.last) }
        values.append(
            IndicatorValue(.waitingOverNorm, period, dimension, over, target: IndicatorTarget(numerator: 0)))
        add(.waitingOverNormShare, (over, urgent.count))
        let urgentPlaced = placed.filter(\.group.hasPriority)
        let inTime = urgentPlaced.count { item in item.isInTime }
        add(.placedWithinNormShare, (inTime, urgentPlaced.count))
        let norm = self.waiting.norm(promised, from: days.first, through: days.last)
        add(.offeredWithinNormShare, (norm.inTime, norm.settled))
    }
}
