import Vocabulary

/// All new lettings, each counted once (MON-3, MON-4, REG-13).
///
/// Lettings are reported as counts and individually. A count is complete for its period, its corporation (or the city)
/// and its row: single lettings that it covers are not added again, and a count of a wider period or of the whole city
/// takes precedence over a narrower one. A single letting without a known corporation is assumed to be among those that
/// corporations counted, as far as their counts go.
struct LettingsBook: Sendable {
    /// A part of all lettings: the regular ones, or one row of those with priority.
    enum Part: Hashable, Sendable {
        case regular
        /// A row of the target table.
        case priority(TargetGroup)
    }

    let counts: [LettingsCountRecord]
    let lettings: [SingleLetting]

    /// The rows of the target table, in the plan's order.
    static let rows = TargetGroup.allCases.filter { $0.countsIn == $0 }

    func dwellings(_ part: Part, in period: IndicatorPeriod) -> Int {
        switch period {
        case .year(let year):
            return self.sum(part, self.counts.filter { $0.period.year == year }, in: period)
        case .quarter:
            return self.sum(part, self.counts.filter { $0.period == period }, in: period)
        case .round:
            return 0
        }
    }

    private func sum(_ part: Part, _ inPeriod: [LettingsCountRecord], in period: IndicatorPeriod) -> Int {
        // A count without this part covers nothing of it.
        let counts = inPeriod.filter { Self.amount($0, part) != 0 }
        let whole = counts.filter { if case .year = $0.period { true } else { false } }
        let cityYear = whole.filter { $0.corporation == nil }
        guard cityYear.isEmpty else { return cityYear.reduce(0) { $0 + Self.amount($1, part) } }

        let quarterly = counts.filter { if case .year = $0.period { false } else { true } }
        let city = quarterly.filter { $0.corporation == nil }
        let cityQuarters = Set(city.map(\.period))
        // Beside a city-wide quarter a corporation's year cannot be split, so the city's figure takes precedence.
        let corporationYears = cityQuarters.isEmpty ? whole : []
        let coveredYears = Set(corporationYears.compactMap(\.corporation))
        let corporationQuarters = quarterly.filter { count in
            guard let corporation = count.corporation else { return false }
            return !cityQuarters.contains(count.period) && !coveredYears.contains(corporation)
        }
        let coveredQuarters = Set(corporationQuarters.map { Scope(corporation: $0.corporation, period: $0.period) })

        let counted = (city + corporationYears + corporationQuarters).reduce(0) { $0 + Self.amount($1, part) }
        var (known, unknown) = (0, 0)
        for letting in self.lettings where letting.part == part && Self.contains(period, letting.day) {
            let quarter = IndicatorPeriod.quarter(letting.day.quarter)
            if cityQuarters.contains(quarter) { continue }
            guard let corporation = letting.corporation else {
                unknown += 1
                continue
            }
            let isCovered =
                coveredYears.contains(corporation)
                || coveredQuarters.contains(Scope(corporation: corporation, period: quarter))
            if !isCovered { known += 1 }
        }
        let corporations = (corporationYears + corporationQuarters).reduce(0) { $0 + Self.amount($1, part) }
        return counted + known + max(0, unknown - corporations)
    }

    private struct Scope: Hashable {
        let corporation: String?
        let period: IndicatorPeriod
    }

    private static func contains(_ period: IndicatorPeriod, _ day: CalendarDate) -> Bool {
        guard let days = period.days else { return false }
        return days.first <= day && day <= days.last
    }

    /// A group without priority that a corporation lists separately counts as regular, so that the total stays right.
    private static func amount(_ count: LettingsCountRecord, _ part: Part) -> Int {
        switch part {
        case .regular:
            count.priority.reduce(count.regular) { $1.group.countsIn == nil ? $0 + $1.dwellings : $0 }
        case .priority(let row):
            count.priority.reduce(0) { $1.group.countsIn == row ? $0 + $1.dwellings : $0 }
        }
    }
}

extension IndicatorPeriod {
    var year: Int? {
        switch self {
        case .year(let year): year
        case .quarter(let quarter): quarter.year
        case .round: nil
        }
    }
}
