import Vocabulary

extension Alert {
    /// An alert's state after some of its steps.
    struct State: Sendable, Equatable {
        var severity = AlertSeverity.attention
        var sentence = ""
        var raisedOn = CalendarDate(dayNumber: 0)
        /// How often it was opened: the number of its present or last opening.
        var openings = 0
        /// Whether its signal is raised, which it may still be after a member closed the alert.
        var isRaised = false
        var closing: Closing?
        var seen: Acknowledgement?
        var holder: Holder?
        var snooze: Snooze?
        /// Days asleep during this opening.
        var snoozedDays = 0
        /// The day since which it asks for attention: its raising, or its last waking.
        var attentionSince = CalendarDate(dayNumber: 0)
        var wasWoken = false
        var isEscalated = false

        var isOpen: Bool { self.openings > 0 && self.closing == nil }

        var status: AlertStatus {
            guard self.isOpen else { return .resolved }
            return self.seen == nil ? .raised : .acknowledged
        }
    }

    var state: State {
        var state = State()
        for step in self.steps { _ = state.take(step) }
        return state
    }

    /// How the `opening`-th opening ended; `nil` when it has not.
    func closing(ofOpening opening: Int) -> Closing? {
        var state = State()
        var closing: Closing?
        for step in self.steps {
            _ = state.take(step)
            if state.openings == opening { closing = state.closing }
        }
        return closing
    }
}

extension Alert.State {
    /// - Returns: the change, as the history names it; `nil` when the step changed nothing that people see.
    mutating func take(_ step: AlertStep) -> AlertChange.Kind? {
        switch step.what {
        case .raised(let severity, let sentence):
            return self.open(severity, sentence, on: step.on)
        case .updated(let severity, let sentence):
            return self.update(severity, sentence, on: step.on)
        case .cleared:
            self.isRaised = false
            return self.close(Closing(on: step.on, member: nil, resolution: nil))
        case .woken, .escalated, .acknowledged, .assigned, .snoozed, .resolved:
            return self.isOpen ? self.takeWhileOpen(step) : nil
        }
    }

    private mutating func takeWhileOpen(_ step: AlertStep) -> AlertChange.Kind? {
        switch step.what {
        case .raised, .updated, .cleared:
            return nil
        case .woken:
            self.wake(on: step.on)
            return .woken
        case .escalated:
            self.isEscalated = true
            return .escalated
        case .acknowledged(let member):
            self.see(member, on: step.on)
            return .acknowledged
        case .assigned(let member, let dueOn):
            self.see(member, on: step.on)
            self.holder = Holder(member: member, dueOn: dueOn, on: step.on)
            return .assigned
        case .snoozed(let member, let until):
            self.see(member, on: step.on)
            self.countSleep(until: step.on)
            self.snooze = Snooze(member: member, since: step.on, until: until)
            return .snoozed
        case .resolved(let member, let resolution):
            return self.close(Closing(on: step.on, member: member, resolution: resolution))
        }
    }

    private mutating func open(
        _ severity: AlertSeverity, _ sentence: String, on day: CalendarDate
    ) -> AlertChange.Kind {
        let openings = self.openings + 1
        self = Alert.State(severity: severity, sentence: sentence, raisedOn: day, openings: openings, isRaised: true)
        self.attentionSince = day
        return openings == 1 ? .raised : .reopened
    }

    private mutating func update(
        _ severity: AlertSeverity, _ sentence: String, on day: CalendarDate
    ) -> AlertChange.Kind {
        let (rises, isOther) = (severity > self.severity, severity != self.severity)
        // A member closed a milder alert than this.
        if rises, self.closing != nil { return self.open(severity, sentence, on: day) }
        self.severity = severity
        self.sentence = sentence
        if rises, self.snooze != nil { self.wake(on: day) }
        return isOther ? .severityChanged : .figuresChanged
    }

    private mutating func see(_ member: String, on day: CalendarDate) {
        if self.seen == nil { self.seen = Acknowledgement(member: member, on: day) }
    }

    private mutating func countSleep(until day: CalendarDate) {
        guard let snooze = self.snooze else { return }
        self.snoozedDays += max(0, day.days(since: snooze.since))
        self.snooze = nil
    }

    /// The team has to look again; an alert with a holder still counts as seen by that holder.
    private mutating func wake(on day: CalendarDate) {
        self.countSleep(until: day)
        self.attentionSince = day
        self.wasWoken = true
        self.seen = self.holder.map { Acknowledgement(member: $0.member, on: $0.on) }
    }

    private mutating func close(_ closing: Closing) -> AlertChange.Kind? {
        guard self.isOpen else { return nil }
        self.snooze = nil
        self.closing = closing
        return .resolved
    }
}
