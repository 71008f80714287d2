import Contracts
import Vocabulary

/// The messages of all days, into which invalid ones and repeats are inserted.
struct MessageLog {
    private let dates: [CalendarDate]
    /// By day and by partner, in the order of sending.
    private var messages: [[String: [SimulatedMessage]]]
    /// All valid events in the order of the days.
    let placed: [ScheduledEvent]

    init(agenda: Agenda, mint: EventMint) {
        self.dates = agenda.dates
        var messages: [[String: [SimulatedMessage]]] = []
        var placed: [ScheduledEvent] = []
        for (dayIndex, date) in agenda.dates.enumerated() {
            var today: [String: [SimulatedMessage]] = [:]
            for (partner, entries) in agenda.entries(on: date) {
                for (ordinal, data) in entries.enumerated() {
                    let event = mint.event(
                        data, partner: partner, on: date, ordinal: ordinal, key: "event-\(ordinal)")
                    today[partner, default: []].append(
                        SimulatedMessage(
                            partner: partner, body: event.bytes, headers: SimulatedMessage.structuredHeaders,
                            expected: .accepted))
                    placed.append(
                        ScheduledEvent(
                            dayIndex: dayIndex, partner: partner, event: event, type: data.type))
                }
            }
            messages.append(today)
        }
        self.messages = messages
        self.placed = placed
    }

    var dayCount: Int { self.dates.count }
    func date(_ dayIndex: Int) -> CalendarDate { self.dates[dayIndex] }

    /// Inserts a message after the last one of its partner on that day, or directly after another.
    mutating func insert(_ message: SimulatedMessage, on dayIndex: Int, behind body: [UInt8]? = nil) {
        var list = self.messages[dayIndex][message.partner] ?? []
        let index = body.flatMap { body in list.firstIndex { $0.body == body } }
        list.insert(message, at: index.map { $0 + 1 } ?? list.count)
        self.messages[dayIndex][message.partner] = list
    }

    func applications(on days: Set<CalendarDate>) -> [String] {
        self.placed.filter { $0.type == .applicationSubmitted && days.contains(self.dates[$0.dayIndex]) }
            .compactMap(\.event.subject)
    }

    var days: [SimulatedDay] {
        zip(self.dates, self.messages).map { date, today in
            SimulatedDay(date: date, messages: today.sorted { $0.key < $1.key }.flatMap(\.value))
        }
    }
}
