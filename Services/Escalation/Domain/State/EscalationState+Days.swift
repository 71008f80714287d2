import Vocabulary

extension EscalationState {
    /// Runs a day, when both inputs have reached it: first its signals, then its rules, then the members' acts that
    /// waited for them.
    ///
    /// Has no effect for a day that started before.
    public mutating func startDay(_ day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        if let today = self.today, day <= today { return [] }
        self.clock.put(EscalationClock(id: EscalationClock.onlyId, day: day))
        for action in self.actions.sorted where action.history.contains(where: { $0.on == day }) {
            self.actions.change(action.id) { $0.state = $0.state(on: day) }
        }
        return self.endOverdue(by: day, derive: derive) + self.takeSignals(through: day, derive: derive)
            + self.runRules(on: day, derive: derive) + self.takeActs(through: day, derive: derive)
    }

    /// Wakes alerts that slept until this day, and escalates alerts that stay too long to the administrative level
    /// (ESC-3), in the order of the alerts' ids.
    private mutating func runRules(on day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        var outcomes: [EscalationOutcome] = []
        for var alert in self.alerts.sorted where alert.isOpen {
            if let snooze = alert.snooze, snooze.until <= day {
                outcomes += self.add(.woken, on: day, to: alert, derive: derive)
                alert = self.alerts[alert.id] ?? alert
            }
            if let reason = Self.reasonToEscalate(alert.state, on: day) {
                outcomes += self.add(.escalated(reason: reason), on: day, to: alert, derive: derive)
            }
        }
        return outcomes
    }

    /// The days that an alert slept do not count.
    private static func reasonToEscalate(_ state: Alert.State, on day: CalendarDate) -> Escalation.Reason? {
        guard state.isOpen, !state.isEscalated, state.snooze == nil else { return nil }
        if state.seen == nil, day.days(since: state.attentionSince) >= EscalationPolicy.unacknowledgedDays {
            return .unacknowledged
        }
        if let dueOn = state.holder?.dueOn, dueOn < day { return .overdue }
        let open = day.days(since: state.raisedOn) - state.snoozedDays
        return open >= EscalationPolicy.unsolvedDays ? .unsolved : nil
    }
}
