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

extension EscalationFact {
    /// An action of a member, whose answer goes to the team.
    static func act(
        _ alertId: String, by member: String = "gemeente-1", _ what: AlertAct.What, event: String = "e"
    ) -> EscalationFact {
        .alertActed(
            AlertAct(
                alertId: alertId, member: member, what: what,
                answer: AlertAct.Answer(id: "answer-\(event)", event: event, sender: "uitvoeringsteam")))
    }

    fileprivate var signalDay: CalendarDate? {
        switch self {
        case .signalRaised(let signal), .signalUpdated(let signal): signal.on
        case .signalCleared(_, let on): on
        default: nil
        }
    }
}

extension EscalationState {
    /// Applies a fact at its usual moment: a signal right before its day begins, any other fact on a day that has
    /// begun.
    @discardableResult
    mutating func record(_ fact: EscalationFact, on text: String? = nil) -> [EscalationOutcome] {
        if let text { self.start(text) }
        let outcomes = self.hear(fact, on: text)
        return fact.signalDay.map { outcomes + self.start($0.description) } ?? outcomes
    }

    /// Applies the fact now, whatever the day.
    @discardableResult
    mutating func hear(_ fact: EscalationFact, on text: String? = nil) -> [EscalationOutcome] {
        self.apply(fact, day: text.map { day($0) }, derive: { "\($0)#1" })
    }

    @discardableResult
    mutating func start(_ text: String) -> [EscalationOutcome] {
        self.startDay(day(text), derive: { "\($0)#1" })
    }

    @discardableResult
    mutating func acknowledge(
        _ alertId: String, by member: String = "gemeente-1", on text: String
    ) -> [EscalationOutcome] {
        self.record(.act(alertId, by: member, .acknowledged), on: text)
    }

    var only: Alert? { self.allAlerts.count == 1 ? self.allAlerts.first : nil }
}

extension EscalationOutcome {
    var change: AlertChange? {
        if case .alertUpdated(_, let change) = self { change } else { nil }
    }

    /// The code of the refusal, or `applied`; `nil` when the outcome is no answer.
    var answer: String? {
        if case .decided(_, let refusal) = self { refusal?.rawValue ?? "applied" } else { nil }
    }

    var notification: NotificationIntent? {
        if case .notificationIntended(let intent) = self { intent } else { nil }
    }
}
