import Vocabulary

extension MonitoringState {
    /// Compares the conditions that the rules find with the raised signals: raises, updates and clears signals.
    mutating func runSignals(
        on day: CalendarDate, _ sheet: IndicatorSheet, derive: (String) -> String
    ) -> [MonitoringOutcome] {
        let (nominations, settled) = self.nominationConditions(on: day, sheet)
        var found: [String: SignalCondition] = [:]
        for kind in SignalKind.allCases {
            let conditions =
                switch kind {
                case .waitingOverNorm: self.waitingConditions(on: day, sheet)
                case .nominationBelowQuota: nominations
                case .actionOverdue: self.overdueConditions(on: day)
                case .proposalWaiting: self.proposalConditions(on: day)
                }
            for condition in conditions { found[condition.key] = condition }
        }

        let raised = self.rules.signals.sorted.filter(\.isRaised)
        let keys = Set(found.keys).union(raised.map(\.id))
        var outcomes: [MonitoringOutcome] = []
        for key in keys.sorted() {
            if let condition = found[key] {
                outcomes += self.raise(condition, key: key, on: day, derive: derive)
            } else if let record = self.rules.signals[key], !settled.contains(key) {
                self.rules.signals.change(key) { signal in
                    signal.isRaised = false
                    signal.clearedOn = day
                }
                outcomes.append(
                    .signalCleared(
                        signalId: record.signalId, kind: record.kind, subject: record.subject, on: day))
            }
        }
        return outcomes
    }

    private mutating func raise(
        _ condition: SignalCondition, key: String, on day: CalendarDate, derive: (String) -> String
    ) -> [MonitoringOutcome] {
        let former = self.rules.signals[key]
        let wasRaised = former?.isRaised == true
        // Once a month the sentence follows the figures, so that an open alert does not show last year's number. Other
        // kinds of figures than before make it another message: a round that was behind has closed.
        let isOther = former?.figures.map(\.name) != condition.figures.map(\.name)
        let isStale = isOther || day.day == 1 && former?.sentence != condition.sentence
        if wasRaised, former?.severity == condition.severity, !isStale { return [] }
        // The first identifier is kept, so that receivers recognize a signal that returns.
        let record = SignalRecord(
            id: key, signalId: former?.signalId ?? derive("signal/\(key)"), kind: condition.kind,
            subject: condition.subject, severity: condition.severity, isRaised: true,
            raisedOn: wasRaised ? former?.raisedOn ?? day : day, clearedOn: nil,
            timesRaised: (former?.timesRaised ?? 0) + (wasRaised ? 0 : 1), figures: condition.figures,
            sentence: condition.sentence)
        self.rules.signals.put(record)
        let signal = Signal(
            signalId: record.signalId, kind: condition.kind, subject: condition.subject,
            severity: condition.severity, figures: condition.figures, sentence: condition.sentence, on: day)
        return [wasRaised ? .signalUpdated(signal) : .signalRaised(signal)]
    }
}
