import Vocabulary

/// Alerts about trouble in the service itself, which no event causes: a replay of the events does not repeat them.
extension EscalationState {
    private static let overdueSignal = "calendar/overdue"

    /// By the clock it is `day`, but that day has not started: nothing that depends on a date happens until an operator
    /// looks.
    public mutating func dayIsOverdue(_ day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        if let today = self.today, day <= today { return [] }
        return self.report(
            RaisedSignal(
                signalId: Self.overdueSignal, kind: OperationAlert.dayOverdue.rawValue, subject: "calendar",
                severity: .serious, sentence: AlertText.overdue(day), on: day),
            derive: derive)
    }

    mutating func endOverdue(by day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        guard let id = self.alertBySignal[Self.overdueSignal], let alert = self.alerts[id],
            let missed = alert.lastSignalOn, missed <= day
        else { return [] }
        return self.clear(Self.overdueSignal, on: day, derive: derive)
    }

    /// Applies the health of a channel. Repeating it changes nothing. Before the first day there is nothing to send, so
    /// no alert is raised.
    ///
    /// - Parameter failure: the problem, in Dutch; `nil` when the channel works.
    public mutating func channel(
        _ name: String, failsWith failure: String?, derive: (String) -> String
    ) -> [EscalationOutcome] {
        guard let today = self.today else { return [] }
        let signalId = "channel/\(name)"
        guard let failure else { return self.clear(signalId, on: today, derive: derive) }
        return self.report(
            RaisedSignal(
                signalId: signalId, kind: OperationAlert.channelFailing.rawValue, subject: "channel:\(name)",
                severity: .serious, sentence: AlertText.channelFails(failure), on: today),
            derive: derive)
    }

    /// Raises trouble again that still exists on a day after a member closed its alert.
    private mutating func report(_ signal: RaisedSignal, derive: (String) -> String) -> [EscalationOutcome] {
        if let id = self.alertBySignal[signal.signalId], let alert = self.alerts[id], alert.state.isRaised,
            let closing = alert.closing, closing.on < signal.on
        {
            return self.add(
                .raised(severity: signal.severity, sentence: signal.sentence), on: signal.on, to: alert, derive: derive)
        }
        return self.raise(
            signal, id: derive("alert/\(Self.subjectKey(signal.kind, signal.subject))"), derive: derive)
    }
}
