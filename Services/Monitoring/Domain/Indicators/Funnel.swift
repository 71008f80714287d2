import Vocabulary

/// The funnel of every round, by corporation.
struct Funnel: Sendable {
    /// Round id → corporation id (`nil`: not known) → counts.
    private(set) var rounds: [String: [String?: FunnelCounts]] = [:]
    private let quarters: [String: Quarter]

    init(_ canonical: CanonicalRecords, _ matching: MatchingRecords) {
        self.quarters = Dictionary(
            canonical.rounds.unordered.map { ($0.id, $0.quarter) }, uniquingKeysWith: { first, _ in first })
        for round in canonical.rounds.unordered {
            // Corporations of known size have a row in every round, even before they act in it.
            for corporation in canonical.corporations.unordered {
                self.count(round.id, corporation.id) { _ in }
            }
        }
        for quota in matching.quotas.unordered {
            self.count(quota.roundId, quota.corporation) {
                $0.quota += quota.quota
                $0.carriedOver += quota.carriedOver
            }
        }
        for dwelling in canonical.dwellings.unordered {
            for (index, nomination) in dwelling.nominations.enumerated() {
                guard let roundId = nomination.roundId else { continue }
                // A dwelling nominated again in a later round stayed in the earlier round to its end.
                let isLast = index == dwelling.nominations.count - 1
                let isWithdrawn =
                    (isLast ? matching.dwellings[dwelling.id]?.isWithdrawn : nil) ?? nomination.isWithdrawn
                self.count(roundId, dwelling.corporation) {
                    $0.nominated += 1
                    if isWithdrawn {
                        $0.withdrawn += 1
                    } else if nomination.countsForOtherTarget == true {
                        $0.availableForOtherTarget += 1
                    }
                }
            }
        }
        let corporations = self.countPresentations(matching)
        for placement in matching.placements.unordered where placement.cancelledOn == nil {
            let corporation =
                canonical.dwellings[placement.dwellingId]?.corporation ?? corporations[placement.dwellingId]
            self.count(placement.roundId, corporation) { $0.placed += 1 }
        }
    }

    /// Sums the rounds of a quarter or a year, or takes the one round; unknown rounds belong to no quarter.
    func counts(in period: IndicatorPeriod) -> [String?: FunnelCounts] {
        var result: [String?: FunnelCounts] = [:]
        for (roundId, counts) in self.rounds where self.belongs(roundId, to: period) {
            for (corporation, count) in counts {
                result[corporation, default: FunnelCounts()] += count
            }
        }
        return result
    }

    /// The quarters that have a round.
    var knownQuarters: Set<Quarter> { Set(self.quarters.values) }

    private func belongs(_ roundId: String, to period: IndicatorPeriod) -> Bool {
        switch period {
        case .round(let id): id == roundId
        case .quarter(let quarter): self.quarters[roundId] == quarter
        case .year(let year): self.quarters[roundId]?.year == year
        }
    }

    /// - Returns: the corporation of each presented dwelling.
    private mutating func countPresentations(_ matching: MatchingRecords) -> [String: String] {
        struct Place: Hashable {
            let roundId: String
            let dwellingId: String
        }
        var presented: Set<Place> = []
        var corporations: [String: String] = [:]
        // Sorted: should two presentations ever name different corporations for one dwelling, the first id applies.
        for presentation in matching.presentations.sorted {
            let isFirst = presented.insert(
                Place(roundId: presentation.roundId, dwellingId: presentation.dwellingId)
            ).inserted
            if corporations[presentation.dwellingId] == nil {
                corporations[presentation.dwellingId] = presentation.corporation
            }
            self.count(presentation.roundId, presentation.corporation) { counts in
                counts.presentations += 1
                counts.candidates += presentation.candidates
                if isFirst { counts.presentedDwellings += 1 }
                switch presentation.ending {
                case .chosen: counts.chosen += 1
                case .declined: counts.declined += 1
                case .expired: counts.expired += 1
                case .withdrawn, .closed, nil: break
                }
                for declined in presentation.declined {
                    counts.reasons[declined.reason, default: 0] += declined.count
                }
            }
        }
        return corporations
    }

    private mutating func count(_ roundId: String, _ corporation: String?, _ body: (inout FunnelCounts) -> Void) {
        body(&self.rounds[roundId, default: [:]][corporation, default: FunnelCounts()])
    }
}
