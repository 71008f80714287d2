import Vocabulary

extension Alert {
    /// Everything that happened to it, oldest first; on one day the signal goes before rules, and rules before people.
    public var history: [AlertChange] {
        var lines: [(day: CalendarDate, rank: Int, change: AlertChange)] = []
        var wasRaised = false
        var severity: AlertSeverity?
        for transition in self.transitions {
            let kind: AlertChange.Kind
            switch transition.kind {
            case .raised: kind = wasRaised ? .reopened : .raised
            case .updated: kind = transition.severity == severity ? .figuresChanged : .severityChanged
            case .cleared: kind = .resolved
            }
            wasRaised = true
            severity = transition.severity
            let note = transition.kind == .cleared ? nil : transition.sentence
            lines.append((transition.on, 0, AlertChange(kind: kind, on: transition.on, by: nil, note: note)))
        }
        for escalation in self.escalations {
            let change = AlertChange(
                kind: .escalated, on: escalation.on, by: nil, note: AlertText.reason(escalation.reason))
            lines.append((escalation.on, 1, change))
        }
        for acknowledgement in self.acknowledgements {
            let change = AlertChange(
                kind: .acknowledged, on: acknowledgement.on, by: acknowledgement.member, note: nil)
            lines.append((acknowledgement.day, 2, change))
        }
        // The sort is stable only by this key, so the place in its own list decides between equals.
        return lines.enumerated()
            .sorted {
                ($0.element.day, $0.element.rank, $0.offset) < ($1.element.day, $1.element.rank, $1.offset)
            }
            .map(\.element.change)
    }
}
