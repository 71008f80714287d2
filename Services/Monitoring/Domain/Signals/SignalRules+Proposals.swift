import Vocabulary

extension MonitoringState {
    /// Rounds in which presentations wait too long for the allocation office: until it confirms or overrides them no
    /// partner receives them, and the dwellings stay empty (MAT-12).
    func proposalConditions(on day: CalendarDate) -> [SignalCondition] {
        let late = self.matching.proposals.sorted.filter {
            $0.isOpen && day.days(since: $0.madeOn) > MonitoringPolicy.proposalDays
        }
        return Dictionary(grouping: late, by: \.roundId).sorted { $0.key < $1.key }.map { round, proposals in
            let oldest = proposals.map { day.days(since: $0.madeOn) }.max() ?? 0
            let number = DutchNotation.integer(proposals.count)
            return SignalCondition(
                kind: .proposalWaiting, subject: "round:\(round)",
                severity: oldest >= MonitoringPolicy.seriousProposalDays ? .serious : .attention,
                figures: [
                    SignalFigure(name: "waiting", value: proposals.count),
                    SignalFigure(name: "oldestDays", value: oldest),
                ],
                sentence:
                    """
                    In ronde \(round) \(proposals.count == 1 ? "wacht 1 voordracht" : "wachten \(number) voordrachten") langer \
                    dan \(MonitoringPolicy.proposalDays) dagen op een besluit van Het Vierde Huis, de oudste \(oldest) dagen. \
                    Zolang blijven deze woningen leeg.
                    """)
        }
    }
}
