import Vocabulary

/// The figures to return; `nil` means all.
public struct IndicatorQuery: Sendable, Equatable {
    public var ids: Set<IndicatorID>?
    public var period: IndicatorPeriod?
    public var dimension: IndicatorDimension?

    public init(
        ids: Set<IndicatorID>? = nil, period: IndicatorPeriod? = nil, dimension: IndicatorDimension? = nil
    ) {
        self.ids = ids
        self.period = period
        self.dimension = dimension
    }

    func admits(_ value: IndicatorValue) -> Bool {
        self.ids?.contains(value.id) ?? true
            && self.period.map { $0 == value.period } ?? true
            && self.dimension.map { $0 == value.dimension } ?? true
    }
}

extension MonitoringState {
    /// The present figures, sorted by indicator, period and dimension.
    public func indicators(for query: IndicatorQuery = IndicatorQuery()) -> [IndicatorValue] {
        IndicatorSheet(self, today: self.today).values().filter(query.admits)
    }

    /// Publishes each value that differs from the last one published, when its cadence allows.
    mutating func publishIndicators(on day: CalendarDate, _ sheet: IndicatorSheet) -> [MonitoringOutcome] {
        let isMonthly = day.day == 1 || day == self.firstDay
        var changed: [IndicatorValue] = []
        var keys: Set<String> = []
        for value in sheet.values() {
            let key = value.key
            keys.insert(key)
            guard isMonthly || value.id.definition.cadence == .whenChanged else { continue }
            if self.rules.published[key]?.value != value { changed.append(value) }
        }
        // A figure can lose its basis: a correction moves the only case of a group to another group.
        for published in self.rules.published.sorted where !keys.contains(published.id) {
            let old = published.value
            // The cadence applies here too: until the first of the month all monthly figures are equally old.
            guard isMonthly || old.id.definition.cadence == .whenChanged else { continue }
            let empty = IndicatorValue(old.id, old.period, old.dimension, 0, of: old.denominator == nil ? nil : 0)
            if old != empty { changed.append(empty) }
        }
        changed.sort()
        for value in changed {
            self.rules.published.put(PublishedIndicator(id: value.key, value: value))
        }
        return changed.map { .indicatorMeasured($0, on: day) }
    }
}
