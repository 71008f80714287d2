import Contracts
import JSON
import Vocabulary

/// The planned events by day, before they have bytes.
struct Agenda {
    private var entries: [CalendarDate: [String: [PlannedFact]]] = [:]
    let dates: [CalendarDate]
    private let known: Set<CalendarDate>

    init(dates: [CalendarDate]) {
        self.dates = dates
        self.known = Set(dates)
    }

    /// Ignores days outside the simulated range, so that a script may plan a whole year.
    mutating func add(_ data: some ComposedEventData, from partner: String, on date: CalendarDate) {
        self.add(PlannedFact(data), from: partner, on: date)
    }

    mutating func add(_ fact: PlannedFact, from partner: String, on date: CalendarDate) {
        guard self.known.contains(date) else { return }
        self.entries[date, default: [:]][partner, default: []].append(fact)
    }

    func contains(_ date: CalendarDate) -> Bool { self.known.contains(date) }

    /// The partners of that day in id order, each with its events in order.
    func entries(on date: CalendarDate) -> [(partner: String, data: [PlannedFact])] {
        (self.entries[date] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
