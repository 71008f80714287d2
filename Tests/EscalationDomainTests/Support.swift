import EscalationDomain
import Vocabulary

/// A small generator with a seed, so that a failing case can be repeated (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { self.state = seed }

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("not a date: \(text)") }
    return date
}

func signal(
    _ subject: String = "group:mo-bw", on: String, severity: AlertSeverity = .attention, id: String? = nil,
    kind: String = "waiting-over-norm", sentence: String = "Er wachten mensen te lang."
) -> RaisedSignal {
    RaisedSignal(
        signalId: id ?? "signal-\(subject)", kind: kind, subject: subject, severity: severity,
        sentence: sentence, on: day(on))
}

extension EscalationState {
    @discardableResult
    mutating func record(_ fact: EscalationFact, on text: String? = nil) -> [EscalationOutcome] {
        self.apply(fact, day: text.map { day($0) }, derive: { "\($0)#1" })
    }

    @discardableResult
    mutating func start(_ text: String) -> [EscalationOutcome] {
        self.startDay(day(text), derive: { "\($0)#1" })
    }

    @discardableResult
    mutating func acknowledge(_ alertId: String, by member: String = "anna", on text: String) -> [EscalationOutcome] {
        self.record(.alertAcknowledged(alertId: alertId, member: member, on: day(text)), on: text)
    }

    var only: Alert? { self.allAlerts.count == 1 ? self.allAlerts.first : nil }
}

extension EscalationOutcome {
    var change: AlertChange? {
        if case .alertUpdated(_, let change) = self { change } else { nil }
    }

    var notification: NotificationIntent? {
        if case .notificationIntended(let intent) = self { intent } else { nil }
    }
}
