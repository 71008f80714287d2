import Vocabulary

extension EscalationState {
    /// - Parameter id: the id of the alert to open when the subject has none.
    mutating func raise(_ signal: RaisedSignal, id: String, derive: (String) -> String) -> [EscalationOutcome] {
        guard var alert = self.alert(about: signal) else { return self.open(signal, id: id, derive: derive) }
        if !alert.signalIds.contains(signal.signalId) { alert.signalIds.append(signal.signalId) }
        self.index(alert)
        guard alert.state.isRaised else {
            return self.add(
                .raised(severity: signal.severity, sentence: signal.sentence), on: signal.on, to: alert, derive: derive)
        }
        // The same subject again: its one alert stays, and only another sentence or severity is news.
        self.alerts.put(alert)
        return self.update(signal, id: id, derive: derive)
    }

    mutating func update(_ signal: RaisedSignal, id: String, derive: (String) -> String) -> [EscalationOutcome] {
        // An update of an unknown signal opens its alert.
        guard let alert = self.alert(about: signal) else { return self.open(signal, id: id, derive: derive) }
        let state = alert.state
        let isChanged = state.severity != signal.severity || state.sentence != signal.sentence
        guard state.isRaised, isChanged else { return [] }
        return self.add(
            .updated(severity: signal.severity, sentence: signal.sentence), on: signal.on, to: alert, derive: derive)
    }

    mutating func clear(_ signalId: String, on day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        guard let id = self.alertBySignal[signalId], let alert = self.alerts[id], alert.state.isRaised else {
            return []
        }
        return self.add(.cleared, on: day, to: alert, derive: derive)
    }

    private func alert(about signal: RaisedSignal) -> Alert? {
        self.alertBySubject[Self.subjectKey(signal.kind, signal.subject)].flatMap { self.alerts[$0] }
    }

    /// Opens the first alert of a subject.
    private mutating func open(_ signal: RaisedSignal, id: String, derive: (String) -> String) -> [EscalationOutcome] {
        let step = AlertStep(on: signal.on, what: .raised(severity: signal.severity, sentence: signal.sentence))
        var alert = Alert(
            id: id, signalIds: [signal.signalId], kind: signal.kind, subject: signal.subject, steps: [step], messages: 0
        )
        self.index(alert)
        let messages = self.messages(&alert, AlertChange(.raised, step, alert.state), derive: derive)
        self.alerts.put(alert)
        return [.alertRaised(alert)] + messages
    }

    /// Adds a step to the alert and keeps it.
    ///
    /// - Returns: the change and the messages about it; empty when people see no change.
    mutating func add(
        _ what: AlertStep.What, on day: CalendarDate, to alert: Alert, derive: (String) -> String
    ) -> [EscalationOutcome] {
        var alert = alert
        var state = alert.state
        let step = AlertStep(on: day, what: what)
        let kind = state.take(step)
        alert.steps.append(step)
        guard let kind else {
            self.alerts.put(alert)
            return []
        }
        let change = AlertChange(kind, step, state)
        let messages = self.messages(&alert, change, derive: derive)
        self.alerts.put(alert)
        return [.alertUpdated(alert, change)] + messages
    }

    private func messages(
        _ alert: inout Alert, _ change: AlertChange, derive: (String) -> String
    ) -> [EscalationOutcome] {
        guard let (subject, body) = AlertText.message(alert, change) else { return [] }
        alert.messages += 1
        let id = derive("notification/\(alert.id)/\(alert.messages)")
        return [
            .notificationIntended(
                NotificationIntent(
                    notificationId: id, alertId: alert.id, alertKind: alert.kind, channel: self.channel,
                    audience: alert.audience, idempotencyKey: id, place: alert.messages,
                    opening: alert.state.openings, change: change.kind, on: change.on, sentence: alert.sentence,
                    subject: subject, body: body))
        ]
    }
}
