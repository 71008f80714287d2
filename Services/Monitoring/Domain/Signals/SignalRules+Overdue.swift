import Vocabulary

extension MonitoringState {
    /// Actions that are not done after their due date (ESC-1).
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
                sentence: Self.overdueSentence(action, dueOn: dueOn))
        }
    }

    /// Only people know whether the condition of a conditional action is met: the sentence leaves that open.
    private static func overdueSentence(_ action: ActionRecord, dueOn: CalendarDate) -> String {
        let name = "Actie \(action.number) (\(action.title))"
        let holder = "Actiehouder: \(action.holder)."
        guard let condition = action.condition else {
            return "\(name) moest gereed zijn op \(dueOn.dutch), maar is nog niet gereed. \(holder)"
        }
        return """
            \(name) zou gereed zijn op \(dueOn.dutch) en is nog niet gereed. Er is een voorwaarde: \(condition). \
            Is daaraan voldaan? \(holder)
            """
    }
}
