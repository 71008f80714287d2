import EscalationDomain
import Vocabulary

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
