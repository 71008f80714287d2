import Vocabulary

extension MonitoringState {
    /// Finds corporations that are behind with their part of a round (MAT-1).
    ///
    /// From halfway on, the dwellings nominated and not withdrawn are compared with the part of the quota that matches
    /// the elapsed days, rounded down: a fraction of a dwelling cannot be missing. On the first day after the closing
    /// the whole quota counts, and that verdict is final: nominations of later rounds do not undo it.
    ///
    /// - Returns: the signals that should be raised, and the keys of settled signals, which are neither raised nor
    ///   cleared.
    mutating func nominationConditions(
        on day: CalendarDate, _ sheet: IndicatorSheet
    ) -> (conditions: [SignalCondition], settled: Set<String>) {
        var conditions: [SignalCondition] = []
        var settled: Set<String> = []
        for round in self.canonical.rounds.sorted {
            let isClosed = round.isClosed(on: day)
            let wasJudged = isClosed && self.rules.verdicts[round.id]?.holds(for: round) == true
            if isClosed, !wasJudged {
                self.rules.verdicts.put(RoundVerdict(id: round.id, on: day, closesOn: round.closesOn))
            }
            let counts = (sheet.funnel.rounds[round.id] ?? [:]).compactMap { corporation, counts in
                corporation.map { (corporation: $0, counts: counts) }
            }
            for (corporation, counts) in counts.sorted(by: { $0.corporation < $1.corporation }) {
                let subject = "round:\(round.id)/corporation:\(corporation)"
                if wasJudged {
                    settled.insert(SignalCondition.key(.nominationBelowQuota, subject))
                } else if let expected = Self.expected(counts.quota, round, on: day, isClosed: isClosed),
                    counts.availableForQuota < expected
                {
                    conditions.append(
                        Self.nominationCondition(
                            round, corporation, subject, counts, expected: expected, isClosed: isClosed))
                }
            }
        }
        return (conditions, settled)
    }

    /// - Returns: the dwellings due by now; `nil` in the first half, when it is too early to tell.
    static func expected(_ quota: Int, _ round: RoundRecord, on day: CalendarDate, isClosed: Bool) -> Int? {
        guard !isClosed else { return quota }
        let all = round.closesOn.days(since: round.opensOn) + 1
        let elapsed = day.days(since: round.opensOn)
        guard all > 0, elapsed * 2 >= all else { return nil }
        return quota * elapsed / all
    }

    private static func nominationCondition(
        _ round: RoundRecord, _ corporation: String, _ subject: String, _ counts: FunnelCounts, expected: Int,
        isClosed: Bool
    ) -> SignalCondition {
        let name = CorporationName.dutch(corporation)
        let nominated = DutchNotation.integer(counts.availableForQuota)
        let quota = DutchNotation.integer(counts.quota)
        let roundName = "het \(Self.ordinal(round.quarter.number)) kwartaal van \(round.quarter.year)"
        let sentence =
            isClosed
            ? """
            De ronde van \(roundName) is gesloten: \(name) droeg \(nominated) van de \(quota) gevraagde woningen \
            aan.
            """
            : """
            \(name) heeft voor \(roundName) \(nominated) van de \(quota) gevraagde woningen aangedragen. Nu \
            \(expected == 1 ? "had" : "hadden") het er \(DutchNotation.integer(expected)) moeten zijn.
            """
        return SignalCondition(
            kind: .nominationBelowQuota, subject: subject,
            // Serious: the shortfall can no longer be made up, or less than half of the dwellings due were nominated.
            severity: isClosed || counts.availableForQuota * 2 < expected ? .serious : .attention,
            // In a closed round the expectation is the whole quota.
            figures: [SignalFigure(name: "nominated", value: counts.availableForQuota)]
                + (isClosed ? [] : [SignalFigure(name: "expected", value: expected)]) + [
                    SignalFigure(name: "quota", value: counts.quota),
                    SignalFigure(name: "carriedOver", value: counts.carriedOver),
                ],
            sentence: sentence)
    }

    private static func ordinal(_ number: Int) -> String {
        switch number {
        case 1: "eerste"
        case 2: "tweede"
        case 3: "derde"
        default: "vierde"
        }
    }
}
