import Vocabulary

/// Facts that are ahead of the day whose rules ran last, in the order of arrival.
///
/// The two streams are read side by side, so that either may be ahead of the other. Signals of a day wait for that
/// day's rules, which begin when both streams have reached it, and members' acts of a day wait until those rules have
/// run. So the order in which facts count is the same in every run.
public struct WaitingFacts: Sendable, Equatable, Codable, Identifiable {
    static let onlyId = "waiting"

    /// Always `onlyId`: there is one.
    public let id: String
    var signals: [WaitingSignal]
    var acts: [WaitingAct]

    init(signals: [WaitingSignal] = [], acts: [WaitingAct] = []) {
        self.id = Self.onlyId
        self.signals = signals
        self.acts = acts
    }
}

/// News of a signal, and the id of the alert that it would open.
struct WaitingSignal: Sendable, Equatable, Codable {
    let news: SignalNews
    let alertId: String
}

struct WaitingAct: Sendable, Equatable, Codable {
    let act: AlertAct
    /// The day of the canonical stream on which it arrived.
    let day: CalendarDate
}

enum SignalNews: Sendable, Equatable, Codable {
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

/// Acknowledgements that waited for their alert: rows from before `WaitingFacts` replaced them.
public struct EarlyAcknowledgement: Sendable, Equatable, Codable, Identifiable {
    public struct Seen: Sendable, Equatable, Codable {
        let member: String
        let day: CalendarDate
    }

    /// The alert's id.
    public let id: String
    public internal(set) var acknowledgements: [Seen]

    var acts: [WaitingAct] {
        self.acknowledgements.map {
            WaitingAct(
                act: AlertAct(alertId: self.id, member: $0.member, what: .acknowledged, answer: nil), day: $0.day)
        }
    }
}
