import Contracts
import Vocabulary

/// What is to be sent when, before it is turned into bytes.
struct Agenda {
    private var entries: [CalendarDate: [String: [any ComposedEventData]]] = [:]
    let dates: [CalendarDate]
    private let known: Set<CalendarDate>

    init(dates: [CalendarDate]) {
        self.dates = dates
        self.known = Set(dates)
    }

    /// Days outside the simulated range are left out, so that a script may plan a whole year.
    mutating func add(_ data: any ComposedEventData, from partner: String, on date: CalendarDate) {
        guard self.known.contains(date) else { return }
        self.entries[date, default: [:]][partner, default: []].append(data)
    }

    func contains(_ date: CalendarDate) -> Bool { self.known.contains(date) }

    /// The partners of that day in id order, each with its events in order.
    func entries(on date: CalendarDate) -> [(partner: String, data: [any ComposedEventData])] {
        (self.entries[date] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
