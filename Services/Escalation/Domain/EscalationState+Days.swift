import Vocabulary

extension EscalationState {
    /// Runs a day's rules, when both inputs have reached that day: alerts that stay too long go to the administrative
    /// level (ESC-3). In the order of the alerts' ids.
    ///
    /// A day that was started before does nothing.
    public mutating func startDay(_ day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        if let today = self.today, day <= today { return [] }
        self.clock.put(EscalationClock(id: EscalationClock.onlyId, day: day))
        var outcomes = self.endOverdue(by: day, derive: derive)
        for alert in self.alerts.sorted {
            let standing = alert.standing(readBy: day)
            guard let reason = Self.reasonToEscalate(standing, on: day),
                !alert.escalations.contains(where: { $0.raisedOn == standing.raisedOn })
            else { continue }
            var changed = alert
            changed.escalations.append(Escalation(raisedOn: standing.raisedOn, on: day, reason: reason))
            outcomes += self.store(
                changed,
                AlertChange(kind: .escalated, on: day, by: nil, note: AlertText.reason(reason)), derive: derive)
        }
        return outcomes
    }

    // MARK: A day that does not come

    private static let overdueSignal = "calendar/overdue"

    /// By the clock it is `day`, and it has not begun: nothing that depends on a date happens until somebody looks.
    ///
    /// The one alert that comes from the clock and not from an event; a replay of the events does not repeat it.
    public mutating func dayIsOverdue(_ day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        if let today = self.today, day <= today { return [] }
        return self.raise(
            RaisedSignal(
                signalId: Self.overdueSignal, kind: "day-overdue", subject: "calendar", severity: .serious,
                sentence: AlertText.overdue(day), on: day),
            derive: derive)
    }

    private mutating func endOverdue(by day: CalendarDate, derive: (String) -> String) -> [EscalationOutcome] {
        guard let id = self.alertBySignal[Self.overdueSignal], let alert = self.alerts[id],
            alert.standing().status != .resolved, let missed = alert.transitions.last?.on, missed <= day
        else { return [] }
        return self.clear(Self.overdueSignal, on: day, derive: derive)
    }

    private static func reasonToEscalate(
        _ standing: Alert.Standing, on day: CalendarDate
    ) -> Escalation.Reason? {
        let open = day.days(since: standing.raisedOn)
        switch standing.status {
        case .raised where open >= EscalationPolicy.unacknowledgedDays: return .unacknowledged
        case .acknowledged where open >= EscalationPolicy.unsolvedDays: return .unsolved
        default: return nil
        }
    }
}
