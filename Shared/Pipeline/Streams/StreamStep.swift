import Vocabulary

/// The next thing to do; steps come in order.
enum StreamStep: Sendable {
    case event(StreamRecord, day: CalendarDate?)
    /// The markers have been passed on arrival, or are passed with this step (`markers`).
    case day(CalendarDate, markers: [StreamRecord])
    /// A marker that only moves its own input's day.
    case marker(StreamRecord, CalendarDate)
    /// The number is already known; only the offset moves.
    case skip(StreamRecord)

    var records: [StreamRecord] {
        switch self {
        case .event(let record, _), .marker(let record, _), .skip(let record): [record]
        case .day(_, let markers): markers
        }
    }
}
