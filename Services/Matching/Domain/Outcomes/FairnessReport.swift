import Vocabulary

/// How a round divided over institutions and groups (MAT-3, MAT-5, MAT-8, MAT-13): presented and placed beside the share.
public struct FairnessReport: Codable, Equatable, Sendable {
    public struct Institution: Codable, Equatable, Sendable {
        public let institution: String
        /// Dwellings of the year, as Beter Wonen divided them; zero without a contingent.
        public let contingent: Int
        /// Presentations of its clients, in this round.
        public let presented: Int
        public let placed: Int
        public let placedInflow: Int
        /// What its contingent makes of all placements in this round, in hundredths of a dwelling.
        public let shareHundredths: Int
        /// Behind (below zero: ahead of) its share over the year so far, this round included, in hundredths. This is
        /// carried into the next solve.
        public let behindHundredths: Int
    }

    public struct Group: Codable, Equatable, Sendable {
        public let group: TargetGroup
        public let presented: Int
        public let placed: Int
        /// Of those placed, in days.
        public let averageWaitingDays: Int
        /// Waiting at the closing of the round, presented or not.
        public let waiting: Int
    }

    /// Sorted.
    public let institutions: [Institution]
    /// In the order of the plan's list.
    public let groups: [Group]
    /// Presentations that needed an exception, by the rule set aside (MAT-9).
    public let exceptions: [ReasonCount]
    /// Presentations that the allocation office replaced.
    public let overridden: Int

    public var inflowPlaced: Int { self.institutions.reduce(0) { $0 + $1.placedInflow } }
    public var placed: Int { self.institutions.reduce(0) { $0 + $1.placed } }
}

extension MatchingState {
    func fairness(_ round: Round) -> FairnessReport {
        let presentations = self.presentations.all { $0.roundId == round.id && $0.wasPublished }
        let presented = presentations.flatMap(\.candidates)
        let placements = self.placements.all { $0.roundId == round.id && $0.cancelledOn == nil }
        let year = round.quarter.year
        let placedInYear = self.placements.all { $0.decidedOn?.year == year && $0.cancelledOn == nil }
        var contingents: [String: Int] = [:]
        for contingent in self.contingents.all where contingent.year == year {
            contingents[contingent.institution, default: 0] += contingent.dwellings
        }
        let total = contingents.values.reduce(0, +)
        func share(_ institution: String, of count: Int) -> Int {
            total == 0 ? 0 : 100 * count * contingents[institution, default: 0] / total
        }
        let names = Set(contingents.keys).union(presented.map(\.institution)).union(placements.map(\.institution))
        let waiting = self.candidates.all { $0.state == .waiting || $0.state == .presented }
        return FairnessReport(
            institutions: names.sorted().map { name in
                let own = placements.filter { $0.institution == name }
                let inYear = placedInYear.count { $0.institution == name }
                return FairnessReport.Institution(
                    institution: name, contingent: contingents[name, default: 0],
                    presented: presented.count { $0.institution == name }, placed: own.count,
                    placedInflow: own.count { $0.route == .inflow },
                    shareHundredths: share(name, of: placements.count),
                    behindHundredths: total == 0 ? 0 : share(name, of: placedInYear.count) - 100 * inYear)
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
