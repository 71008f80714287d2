import Vocabulary

extension MatchingState {
    func fairness(_ round: Round) -> FairnessReport {
        let presentations = self.presentations.filter { $0.roundId == round.id && $0.wasPublished }
        let presented = presentations.flatMap(\.candidates)
        let placements = self.placements.filter { $0.roundId == round.id && $0.cancelledOn == nil }
        // Contingents are about some groups only; the institution's other clients have no share.
        let counted = placements.filter(\.countsInContingents)
        let year = round.quarter.year
        let placedInYear = self.placements.filter {
            // A round that closes in January still belongs to its own year.
            ($0.decidedOn?.year == year || ($0.roundId == round.id && ($0.decidedOn?.year ?? year) > year))
                && $0.cancelledOn == nil && $0.countsInContingents
        }
        let carried = self.carried(into: year)
        var contingents: [String: Int] = [:]
        for contingent in self.contingents.sorted where contingent.year == year {
            contingents[contingent.institution, default: 0] += contingent.dwellings
        }
        let total = contingents.values.reduce(0, +)
        func share(_ institution: String, of count: Int) -> Int {
            total == 0 ? 0 : 100 * count * contingents[institution, default: 0] / total
        }
        let names = Set(contingents.keys).union(presented.map(\.institution)).union(counted.map(\.institution))
        let waiting = self.candidates.filter { $0.state == .waiting || $0.state == .presented }
        return FairnessReport(
            institutions: names.sorted().map { name in
                let own = counted.filter { $0.institution == name }
                let inYear = placedInYear.count { $0.institution == name }
                return FairnessReport.Institution(
                    institution: name, contingent: contingents[name, default: 0],
                    presented: presented.count { $0.institution == name }, placed: own.count,
                    placedInflow: own.count { $0.route == .inflow },
                    shareHundredths: share(name, of: counted.count),
                    behindHundredths: (total == 0 ? 0 : share(name, of: placedInYear.count) - 100 * inYear)
                        + carried.reduce(0) { $0 + ($1.institution == name ? $1.hundredths : 0) })
            },
            groups: TargetGroup.allCases.compactMap { group in
                let own = placements.filter { $0.group == group }
                let shown = presented.count { $0.group == group }
                guard shown > 0 || !own.isEmpty else { return nil }
                let days = own.reduce(0) { $0 + max(0, $1.decidedOn?.days(since: $1.waitingSince) ?? 0) }
                return FairnessReport.Group(
                    group: group, presented: shown, placed: own.count,
                    averageWaitingDays: own.isEmpty ? 0 : days / own.count,
                    waiting: waiting.count { $0.profile.group == group })
            },
            exceptions: Self.counted(presented.flatMap { $0.exceptions ?? [] }),
            overridden: presentations.count { $0.overrideReasons != nil })
    }

    private static func counted(_ codes: [String]) -> [ReasonCount] {
        Dictionary(grouping: codes) { $0 }.map { ReasonCount(code: $0.key, count: $0.value.count) }
            .sorted { $0.code < $1.code }
    }
}
