import Vocabulary

extension IndicatorSheet {
    /// MON-3: new lettings with and without priority, for quarters and years.
    func addBalance(_ period: IndicatorPeriod, to values: inout [IndicatorValue]) {
        if case .round = period { return }
        let priority = LettingsBook.rows.reduce(0) { $0 + self.lettings.dwellings(.priority($1), in: period) }
        let regular = self.lettings.dwellings(.regular, in: period)
        let targets = TargetTable(self.canonical, period: period)
        guard priority + regular > 0 || !targets.isEmpty else { return }
        values.append(
            IndicatorValue(
                .lettingsTotal, period, .total, priority + regular, target: targets.total.map(Self.count)))
        values.append(
            IndicatorValue(.lettingsPriority, period, .total, priority, target: targets.priority.map(Self.count)))
        values.append(
            IndicatorValue(.lettingsRegular, period, .total, regular, target: targets.regular.map(Self.count)))
        let direction =
            (period.year ?? 0) >= MonitoringPolicy.priorityDirectionFrom ? MonitoringPolicy.priorityDirection : nil
        values.append(
            IndicatorValue(
                .lettingsPriorityShare, period, .total, priority, of: priority + regular, target: direction))
        if let share = targets.share {
            values.append(
                IndicatorValue(.lettingsTargetShare, period, .total, share.numerator, of: share.denominator))
        }
    }

    /// MON-4: target, realised, progress and remainder, by row of the plan's table. Targets are per year; realised
    /// lettings are shown per quarter too.
    func addTargets(_ period: IndicatorPeriod, to values: inout [IndicatorValue]) {
        if case .round = period { return }
        let targets = TargetTable(self.canonical, period: period)
        for row in LettingsBook.rows {
            let realised = self.lettings.dwellings(.priority(row), in: period)
            let target = targets.rows[row]
            guard realised > 0 || target != nil else { continue }
            let dimension = IndicatorDimension.group(row)
            values.append(
                IndicatorValue(.targetRealised, period, dimension, realised, target: target.map(Self.count)))
            guard let target else { continue }
            values.append(IndicatorValue(.targetDwellings, period, dimension, target))
            values.append(IndicatorValue(.targetShare, period, dimension, realised, of: target))
            values.append(IndicatorValue(.targetRemaining, period, dimension, max(0, target - realised)))
        }
    }

    private static func count(_ dwellings: Int) -> IndicatorTarget { IndicatorTarget(numerator: dwellings) }
}

/// The targets of one year: the last target of each group, summed by row (REG-13).
struct TargetTable: Sendable {
    /// Row → dwellings.
    let rows: [TargetGroup: Int]
    /// The expected total of new lettings.
    let total: Int?

    /// - Parameter period: a quarter has no targets.
    init(_ canonical: CanonicalRecords, period: IndicatorPeriod) {
        var groups: [TargetGroup: TargetRecord] = [:]
        var total: TargetRecord?
        if case .year(let year) = period {
            for target in canonical.targets.unordered where target.year == year {
                if let group = target.group {
                    if (groups[group]?.order ?? 0) < target.order { groups[group] = target }
                } else if (total?.order ?? 0) < target.order {
                    total = target
                }
            }
        }
        var rows: [TargetGroup: Int] = [:]
        for (group, target) in groups {
            if let row = group.countsIn { rows[row, default: 0] += target.dwellings }
        }
        self.rows = rows
        self.total = total?.dwellings
    }

    var isEmpty: Bool { self.rows.isEmpty && self.total == nil }

    /// The target for lettings with priority, all rows together.
    var priority: Int? { self.rows.isEmpty ? nil : self.rows.values.reduce(0, +) }

    var regular: Int? {
        guard let total, let priority = self.priority else { return nil }
        return total - priority
    }

    var share: IndicatorTarget? {
        guard let total, let priority = self.priority else { return nil }
        return IndicatorTarget(numerator: priority, denominator: total)
    }
}
