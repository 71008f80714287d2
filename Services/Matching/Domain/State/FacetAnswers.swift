import Vocabulary

/// Caches the result of every rule and criterion for a day's classes of dwelling, by the candidate's facet.
struct FacetAnswers {
    private let dwellings: [DaySituation.OpenDwelling]
    private let day: RuleDay
    private let weights: SuitabilityWeights
    /// For each rule and facet, a bit per dwelling, set when it passes.
    private var passes = [[Facet: [UInt64]]](repeating: [:], count: EligibilityRule.allCases.count)
    /// For each criterion and facet, the points per dwelling.
    private var points = [[Facet: [UInt8]]](repeating: [:], count: SuitabilityCriterion.allCases.count)

    init(_ dwellings: [DaySituation.OpenDwelling], on day: RuleDay, _ weights: SuitabilityWeights) {
        self.dwellings = dwellings
        self.day = day
        self.weights = weights
    }

    private static let rules = Array(EligibilityRule.allCases.enumerated())
    private static let criteria = Array(SuitabilityCriterion.allCases.enumerated())

    /// The dwellings that a candidate without history or exceptions is eligible for.
    mutating func row(_ candidate: DaySituation.OpenCandidate) -> MatchingInstance.Row {
        var eligible = [UInt64](repeating: .max, count: (self.dwellings.count + 63) / 64)
        for (index, rule) in Self.rules {
            let facet = rule.facet(of: candidate, on: self.day)
            if self.passes[index][facet] == nil { self.passes[index][facet] = self.answer(rule, candidate) }
            Self.intersect(&eligible, self.passes[index][facet] ?? [])
        }
        var sums = [UInt8](repeating: 0, count: self.dwellings.count)
        for (index, criterion) in Self.criteria {
            let facet = criterion.facet(of: candidate.profile)
            if self.points[index][facet] == nil {
                self.points[index][facet] = self.answer(criterion, candidate.profile)
            }
            Self.add(&sums, self.points[index][facet] ?? [])
        }
        var row = MatchingInstance.Row()
        let count = eligible.reduce(0) { $0 + $1.nonzeroBitCount }
        row.kinds.reserveCapacity(count)
        row.scores.reserveCapacity(count)
        for (word, bits) in eligible.enumerated() {
            var left = bits
            while left != 0 {
                let kind = word * 64 + left.trailingZeroBitCount
                left &= left - 1
                row.kinds.append(Int32(kind))
                row.scores.append(sums[kind])
            }
        }
        return row
    }

    private func answer(_ rule: EligibilityRule, _ candidate: DaySituation.OpenCandidate) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: (self.dwellings.count + 63) / 64)
        for (kind, dwelling) in self.dwellings.enumerated()
        where rule.isMet(
            candidate.profile, dwelling.nomination, on: self.day, PairCircumstances(candidate, dwelling))
        {
            bits[kind / 64] |= 1 << UInt64(kind % 64)
        }
        return bits
    }

    private func answer(_ criterion: SuitabilityCriterion, _ profile: CandidateProfile) -> [UInt8] {
        let weight = UInt8(clamping: self.weights[criterion])
        return self.dwellings.map { criterion.isMet(profile, $0.nomination) ? weight : 0 }
    }

    private static func intersect(_ left: inout [UInt64], _ right: [UInt64]) {
        for index in left.indices { left[index] &= right[index] }
    }

    private static func add(_ sums: inout [UInt8], _ points: [UInt8]) {
        // This cannot overflow: at most five weights of at most fifty each.
        for index in sums.indices { sums[index] &+= points[index] }
    }
}
