import Vocabulary

extension Alert {
    /// All changes of the alert, oldest first.
    public var history: [AlertChange] {
        var state = State()
        return self.steps.compactMap { step in
            state.take(step).map { AlertChange($0, step, state) }
        }
    }
}

extension AlertChange {
    /// - Parameter state: the alert's state after the step.
    init(_ kind: Kind, _ step: AlertStep, _ state: Alert.State) {
        let note: String? =
            switch step.what {
            case .raised(_, let sentence), .updated(_, let sentence): sentence
            case .escalated(let reason): AlertText.reason(reason, state)
            case .assigned(_, let dueOn): dueOn.map { "uiterlijk \($0.dutch)" }
            case .snoozed(_, let until): "tot \(until.dutch)"
            case .resolved(_, let resolution): resolution.dutchName
            case .cleared, .woken, .acknowledged: nil
            }
        self.init(kind: kind, on: step.on, by: step.member, note: note)
    }
}
