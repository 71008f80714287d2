import Vocabulary

extension EscalationState {
    mutating func raise(_ signal: RaisedSignal, derive: (String) -> String) -> [EscalationOutcome] {
        let key = Self.subjectKey(signal.kind, signal.subject)
        guard let alertId = self.alertBySubject[key], var alert = self.alerts[alertId] else {
            return self.open(signal, key: key, derive: derive)
        }
        if !alert.signalIds.contains(signal.signalId) { alert.signalIds.append(signal.signalId) }
        self.index(alert)
        guard alert.standing().status == .resolved else {
            // The same subject a second time: one alert stays open, and only other words or another severity are news.
            self.alerts.put(alert)
            return self.update(signal, derive: derive)
        }
        alert.transitions.append(Self.transition(.raised, signal))
        return self.store(
            alert, AlertChange(kind: .reopened, on: signal.on, by: nil, note: signal.sentence), derive: derive)
    }

    mutating func update(_ signal: RaisedSignal, derive: (String) -> String) -> [EscalationOutcome] {
        let key = Self.subjectKey(signal.kind, signal.subject)
        guard let alertId = self.alertBySubject[key], var alert = self.alerts[alertId] else {
            // An update of a signal we never saw is the first we hear of it.
            return self.open(signal, key: key, derive: derive)
        }
        let standing = alert.standing()
        let isNews = standing.severity != signal.severity || standing.sentence != signal.sentence
        guard standing.status != .resolved, isNews else { return [] }
        alert.transitions.append(Self.transition(.updated, signal))
        return self.store(
            alert,
            AlertChange(
                kind: signal.severity == standing.severity ? .figuresChanged : .severityChanged, on: signal.on, by: nil,
                note: signal.sentence),
            derive: derive)
    }

    mutating func clear(
        _ signalId: String, on day: CalendarDate, derive: (String) -> String
    ) -> [EscalationOutcome] {
        guard let alertId = self.alertBySignal[signalId], var alert = self.alerts[alertId] else { return [] }
        let standing = alert.standing()
        guard standing.status != .resolved else { return [] }
        alert.transitions.append(
            SignalTransition(kind: .cleared, on: day, severity: standing.severity, sentence: standing.sentence))
        return self.store(alert, AlertChange(kind: .resolved, on: day, by: nil, note: nil), derive: derive)
    }

    /// The first acknowledgement since the alert was raised counts; later ones are kept in its history.
    mutating func acknowledge(_ alertId: String, _ acknowledgement: Acknowledgement) -> [EscalationOutcome] {
        guard var alert = self.alerts[alertId] else {
            var early = self.early[alertId] ?? EarlyAcknowledgement(id: alertId, acknowledgements: [])
            early.acknowledgements.append(acknowledgement)
            self.early.put(early)
            return []
        }
        let before = alert.status
        alert.acknowledgements.append(acknowledgement)
        self.alerts.put(alert)
        guard before == .raised, alert.status == .acknowledged else { return [] }
        return [.alertUpdated(alert, Self.change(acknowledgement))]
    }

    /// The first alert of a subject, with the acknowledgements that came before it.
    private mutating func open(
        _ signal: RaisedSignal, key: String, derive: (String) -> String
    ) -> [EscalationOutcome] {
        var alert = Alert(
            id: derive("alert/\(key)"), signalIds: [signal.signalId], kind: signal.kind, subject: signal.subject,
            transitions: [Self.transition(.raised, signal)], acknowledgements: [], escalations: [])
        self.index(alert)
        let change = AlertChange(kind: .raised, on: signal.on, by: nil, note: signal.sentence)
        var outcomes: [EscalationOutcome] = [.alertRaised(alert)]
        outcomes += self.notification(alert, change, derive: derive)
        let waiting = self.early[alert.id]?.acknowledgements ?? []
        alert.acknowledgements = waiting
        self.early.change(alert.id) { $0.acknowledgements = [] }
        self.alerts.put(alert)
        if alert.status == .acknowledged, let first = alert.acknowledgement {
            outcomes.append(.alertUpdated(alert, Self.change(first)))
        }
        return outcomes
    }

    /// Keeps the changed alert and tells of it.
    mutating func store(
        _ alert: Alert, _ change: AlertChange, derive: (String) -> String
    ) -> [EscalationOutcome] {
        self.alerts.put(alert)
        return [.alertUpdated(alert, change)] + self.notification(alert, change, derive: derive)
    }

    private func notification(
        _ alert: Alert, _ change: AlertChange, derive: (String) -> String
    ) -> [EscalationOutcome] {
        guard let (subject, body) = AlertText.message(alert, change) else { return [] }
        // A subject changes at most once a day in one way, so this label names one message and no other.
        let id = derive("notification/\(alert.id)/\(change.kind.rawValue)/\(change.on)")
        return [
            .notificationIntended(
                NotificationIntent(
                    notificationId: id, alertId: alert.id, channel: EscalationPolicy.channel,
                    audience: alert.audience, idempotencyKey: id, subject: subject, body: body))
        ]
    }

    private static func transition(_ kind: SignalTransition.Kind, _ signal: RaisedSignal) -> SignalTransition {
        SignalTransition(kind: kind, on: signal.on, severity: signal.severity, sentence: signal.sentence)
    }

    private static func change(_ acknowledgement: Acknowledgement) -> AlertChange {
        AlertChange(kind: .acknowledged, on: acknowledgement.on, by: acknowledgement.member, note: nil)
    }
}
