import MonitoringDomain
import Vocabulary

func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("not a date: \(text)") }
    return date
}

func quarter(_ text: String) -> Quarter {
    guard let quarter = Quarter(text) else { preconditionFailure("not a quarter: \(text)") }
    return quarter
}

extension MonitoringState {
    /// A state after these facts.
    init(_ facts: [MonitoringFact]) {
        self.init()
        self.record(facts)
    }

    mutating func record(_ facts: [MonitoringFact]) {
        for fact in facts { _ = self.apply(fact, derive: { $0 }) }
    }

    /// Starts a day; the derived labels include the day, as in the service.
    @discardableResult
    mutating func start(_ text: String) -> [MonitoringOutcome] {
        self.startDay(day(text), derive: { "\(text)#\($0)" })
    }

    func value(
        _ id: IndicatorID, _ period: String, _ dimension: IndicatorDimension = .total
    ) -> IndicatorValue? {
        self.indicators(for: IndicatorQuery(ids: [id], period: IndicatorPeriod(period), dimension: dimension)).first
    }

    func text(_ id: IndicatorID, _ period: String, _ dimension: IndicatorDimension = .total) -> String? {
        self.value(id, period, dimension)?.dutchText
    }
}

/// The plan's table of lettings by group (tables/lettings-by-group.csv, priority-lettings.csv): year, total, rows.
let printedHistory: [(year: Int, total: Int, rows: [(TargetGroup, Int)])] = [
    (2015, 2448, [(.statusHolder, 384), (.moBw, 192), (.corporationHotel, 41), (.otherUrgent, 318)]),
    (
        2016, 2264,
        [
            (.statusHolder, 327), (.moBw, 192), (.temporaryExtra, 42), (.corporationHotel, 13), (.otherUrgent, 211),
        ]
    ),
    (
        2017, 2319,
        [
            (.statusHolder, 256), (.moBw, 180), (.temporaryExtra, 18), (.corporationHotel, 30), (.otherUrgent, 195),
        ]
    ),
    (2018, 2439, [(.statusHolder, 236), (.moBw, 244), (.corporationHotel, 27), (.otherUrgent, 126)]),
]

/// The targets of 2019 (tables/lettings-by-group.csv).
let targets2019: [(TargetGroup, Int)] = [
    (.statusHolder, 150), (.moBw, 385), (.cityDeal, 30), (.corporationHotel, 30), (.otherUrgent, 150),
]

func historyFacts() -> [MonitoringFact] {
    var facts: [MonitoringFact] = printedHistory.map { year, total, rows in
        .lettingsCounted(
            countId: "history-\(year)", period: .year(year), corporation: nil,
            regular: total - rows.reduce(0) { $0 + $1.1 },
            priority: rows.map { PriorityLettings(group: $0.0, dwellings: $0.1) })
    }
    facts += targets2019.map { group, dwellings in
        .targetSet(
            targetId: "2019-\(group.rawValue)", year: 2019, measure: .priorityLettings(group), dwellings: dwellings)
    }
    facts.append(.targetSet(targetId: "2019-total", year: 2019, measure: .totalLettings, dwellings: 2400))
    return facts
}
