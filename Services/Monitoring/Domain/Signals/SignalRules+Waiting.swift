import Vocabulary

extension MonitoringState {
    /// Groups with priority in which at least one person has waited longer than three months (MON-2). Per group, never
    /// per person.
    func waitingConditions(on day: CalendarDate, _ sheet: IndicatorSheet) -> [SignalCondition] {
        sheet.waiting.groups.filter(\.hasPriority).compactMap { group in
            let waiting = sheet.waiting.waiting([group], on: day)
            let over = waiting.count { $0.isOverNorm(on: day) }
            guard over > 0 else { return nil }
            let subject = "group:\(group.rawValue)"
            let former = self.rules.signals[SignalCondition.key(.waitingOverNorm, subject)]
            let wasSerious = former?.isRaised == true && former?.severity == .serious
            let limit =
                wasSerious ? MonitoringPolicy.calmOverNormPercent : MonitoringPolicy.seriousOverNormPercent
            return SignalCondition(
                kind: .waitingOverNorm, subject: subject,
                severity: over * 100 >= waiting.count * limit ? .serious : .attention,
                figures: [
                    SignalFigure(name: "overNorm", value: over), SignalFigure(name: "waiting", value: waiting.count),
                ],
                sentence: Self.waitingSentence(group, over: over, waiting: waiting.count))
        }
    }

    private static func waitingSentence(_ group: TargetGroup, over: Int, waiting: Int) -> String {
        let name = "‘\(group.dutchName)’"
        guard over >= MonitoringPolicy.smallNumber else {
            return """
                In de groep \(name) wachten minder dan \(MonitoringPolicy.smallNumber) aanmeldingen langer dan drie \
                maanden op een woning.
                """
        }
        return """
            In de groep \(name) wachten \(DutchNotation.integer(over)) van de \(DutchNotation.integer(waiting)) \
            aanmeldingen langer dan drie maanden op een woning.
            """
    }
}
