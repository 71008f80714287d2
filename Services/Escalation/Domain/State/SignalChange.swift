import Vocabulary

enum SignalChange: Sendable, Equatable, Codable {
    case raised(RaisedSignal)
    case updated(RaisedSignal)
    case cleared(signalId: String, on: CalendarDate)

    var on: CalendarDate {
        switch self {
        case .raised(let signal), .updated(let signal): signal.on
        case .cleared(_, let on): on
        }
    }
}
