import Vocabulary

/// Evaluates the hard rules for all pairs of a day. Candidates with the same profile form one class, and so do
/// dwellings with the same features; each rule is evaluated once for each facet of the candidate and class of dwelling.
/// A candidate with a history or an exception forms its own class and is evaluated pair by pair.
struct EligibilityTable {
    /// For each candidate of the situation, an index into `rows`.
    private(set) var profiles: [Int] = []
    /// For each dwelling of the situation, its class.
    private(set) var kinds: [Int] = []
    private(set) var rows: [MatchingInstance.Row] = []

    private struct CandidateClass: Hashable {
        let profile: CandidateProfile
        let hasLostOffer: Bool
        /// The candidate's id if it forms its own class.
        let id: String?
    }

    private struct DwellingClass: Hashable {
        let nomination: DwellingNomination
        let isLocked: Bool
        let isOverCap: Bool
        let id: String?
    }

    init(_ situation: DaySituation, weights: SuitabilityWeights) {
        let day = situation.day
        let ruleDay = situation.ruleDay
        let single = Set(situation.dwellings.flatMap(\.presentedTo))
        let hasExceptions = situation.candidates.contains { !$0.exceptions.isEmpty }
        let hasExclusions = situation.candidates.contains { !$0.exclusions.isEmpty }

        var dwellingClasses: [DwellingClass: Int] = [:]
        var dwellings: [DaySituation.OpenDwelling] = []
        for dwelling in situation.dwellings {
            var features = dwelling.nomination
            features.dwellingId = ""
            features.roundId = ""
            features.neighbourhood = ""
            features.entrance = nil
            features.street = nil
            features.complexUnits = nil
            features.supply = nil
            // Only exclusions depend on these.
            if !hasExclusions {
                features.corporation = ""
                features.complex = nil
            }
            if features.availableUntil == nil { features.availableFrom = day }
            let isOwnClass = !dwelling.presentedTo.isEmpty || hasExceptions
            let key = DwellingClass(
                nomination: features, isLocked: dwelling.isLocked, isOverCap: dwelling.isOverCap,
                id: isOwnClass ? dwelling.id : nil)
            let kind = dwellingClasses[key, default: dwellings.count]
            if kind == dwellings.count {
                dwellingClasses[key] = kind
                dwellings.append(dwelling)
            }
            self.kinds.append(kind)
        }

        var answers = FacetAnswers(dwellings, on: ruleDay, weights)
        var candidateClasses: [CandidateClass: Int] = [:]
        for candidate in situation.candidates {
            var features = candidate.profile
            features.institution = ""
            features.waitingSince = day
            features.readyFrom = max(day, candidate.profile.readyFrom)
            features.supportHoursPerWeek = 0
            let isOwnClass =
                single.contains(candidate.id) || !candidate.exceptions.isEmpty || !candidate.exclusions.isEmpty
            let key = CandidateClass(
                profile: features, hasLostOffer: candidate.hasLostOffer, id: isOwnClass ? candidate.id : nil)
            if let known = candidateClasses[key] {
                self.profiles.append(known)
                continue
            }
            candidateClasses[key] = self.rows.count
            self.profiles.append(self.rows.count)
            if isOwnClass {
                self.rows.append(Self.row(candidate, dwellings, on: ruleDay, weights))
            } else {
                self.rows.append(answers.row(candidate))
            }
        }
    }

    /// Evaluates the rules pair by pair.
    private static func row(
        _ candidate: DaySituation.OpenCandidate, _ dwellings: [DaySituation.OpenDwelling], on day: RuleDay,
        _ weights: SuitabilityWeights
    ) -> MatchingInstance.Row {
        var row = MatchingInstance.Row()
        for (kind, dwelling) in dwellings.enumerated()
        where EligibilityRule.isEligible(
            candidate.profile, dwelling.nomination, on: day, PairCircumstances(candidate, dwelling))
        {
            row.kinds.append(Int32(kind))
            row.scores.append(weights.score(candidate.profile, dwelling.nomination))
        }
        return row
    }
}
