import Vocabulary

extension MonitoringState {
    /// An action of which the due date passed and that is not done (ESC-1).
    func overdueConditions(on day: CalendarDate) -> [SignalCondition] {
        self.canonical.actions.sorted.compactMap { action in
            guard let dueOn = action.dueOn, dueOn < day, !action.state(on: day).isFinal else { return nil }
            let late = day.days(since: dueOn)
            return SignalCondition(
                kind: .actionOverdue, subject: "action:\(action.id)",
                severity: late >= MonitoringPolicy.seriousOverdueDays ? .serious : .attention,
                figures: [
                    SignalFigure(name: "number", value: action.number), SignalFigure(name: "daysLate", value: late),
                ],
                sentence:
                    """
                    Actie \(action.number) (\(action.title)) moest klaar zijn op \(dueOn.dutch), maar is \
                    nog niet klaar. Actiehouder: \(action.holder).
                    """
            )
        }
    }
}
