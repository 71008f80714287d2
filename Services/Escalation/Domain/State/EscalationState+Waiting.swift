import Vocabulary

extension EscalationState {
    mutating func receive(_ news: SignalChange, derive: (String) -> String) -> [EscalationOutcome] {
        let id: String =
            switch news {
            case .raised(let signal), .updated(let signal):
                derive("alert/\(Self.subjectKey(signal.kind, signal.subject))")
            case .cleared: ""
            }
        let signal = WaitingSignal(news: news, alertId: id)
        if let today = self.today, news.on <= today { return self.take(signal, derive: derive) }
        self.waitingChanged = true
        if self.waiting == nil { self.waiting = WaitingFacts() }
        self.waiting?.signals.append(signal)
        return []
    }

    /// - Parameter day: the canonical stream's day; `nil` before its first.
    mutating func receive(
        _ act: AlertAct, on day: CalendarDate?, derive: (String) -> String
    ) -> [EscalationOutcome] {
        if let refusal = act.refusal(on: day) { return [.decided(act, refusal)] }
        let alert = self.alerts[act.alertId]
        // A signal of this day may still end the alert, or open it.
        if let day, self.today.map({ $0 < day }) ?? true, alert?.isOfOperation != true {
            self.wait(WaitingAct(act: act, day: day))
            return []
        }
        return self.take(act, on: day, derive: derive)
    }

    mutating func wait(_ act: WaitingAct) {
        self.waitingChanged = true
        if self.waiting == nil { self.waiting = WaitingFacts() }
        self.waiting?.acts.append(act)
    }

    /// Takes the signals that waited for the rules of this day.
    mutating func takeSignals(through day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        guard let due = self.waiting?.signals.filter({ $0.news.on <= day }), !due.isEmpty else { return [] }
        self.waitingChanged = true
        self.waiting?.signals.removeAll { $0.news.on <= day }
        return due.flatMap { self.take($0, derive: derive) }
    }

    /// Takes the acts of this day, after its rules have run.
    mutating func takeActs(through day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        guard let due = self.waiting?.acts.filter({ $0.day <= day }), !due.isEmpty else { return [] }
        self.waitingChanged = true
        self.waiting?.acts.removeAll { $0.day <= day }
        return due.flatMap { self.take($0.act, on: $0.day, derive: derive) }
    }

    private mutating func take(_ signal: WaitingSignal, derive: (String) -> String) -> [EscalationOutcome] {
        switch signal.news {
        case .raised(let raised): self.raise(raised, id: signal.alertId, derive: derive)
        case .updated(let raised): self.update(raised, id: signal.alertId, derive: derive)
        case .cleared(let signalId, let on): self.clear(signalId, on: on, derive: derive)
        }
    }

    /// An alert that is unknown now was unknown when the member acted: the act is dropped, so that it can never stop
    /// the escalation of a later alert.
    private mutating func take(
        _ act: AlertAct, on day: CalendarDate?, derive: (String) -> String
    ) -> [EscalationOutcome] {
        guard let alert = self.alerts[act.alertId] else { return [.decided(act, .alertUnknown)] }
        guard alert.isOpen else { return [.decided(act, .alertResolved)] }
        let step = act.step(on: day ?? alert.raisedOn)
        guard !alert.repeats(step) else { return [.decided(act, nil)] }
        return self.add(step.what, on: step.on, to: alert, derive: derive) + [.decided(act, nil)]
    }

    /// The alert with the members' acts that still wait for the rules.
    func shown(_ alert: Alert) -> Alert {
        var shown = alert
        for waiting in self.waiting?.acts ?? [] where waiting.act.alertId == alert.id && shown.isOpen {
            let step = waiting.act.step(on: waiting.day)
            if !shown.repeats(step) { shown.steps.append(step) }
        }
        return shown
    }
}
