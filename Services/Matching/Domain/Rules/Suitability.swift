import Vocabulary

/// The criteria at the level of suitability (MAT-6, MAT-9, MAT-16).
enum SuitabilityCriterion: CaseIterable {
    case wish
    case need
    case support
    /// Districts with little social rent, for clients with Beschermd Thuis. The plan asks for a spread of all
    /// vulnerable groups; weighing the advice for these clients alone is ours, because the other clients' own wishes
    /// about districts come first.
    case spread
    case size

    func isMet(_ candidate: CandidateProfile, _ dwelling: DwellingNomination) -> Bool {
        switch self {
        case .wish:
            return candidate.preferredDistricts.contains(dwelling.district)
        case .need:
            return (candidate.groundFloor && dwelling.floor == 0) || (candidate.wheelchair && dwelling.wheelchair)
                || (candidate.lowStimulus && dwelling.lowStimulus)
        case .support:
            return candidate.isIntensive
                && (dwelling.concept == .mixedLiving || dwelling.concept == .housingFirst
                    || dwelling.support?.contains(candidate.support) ?? false)
        case .spread:
            return candidate.isIntensive && DistrictAdvice.kind(of: dwelling.district) == .prefer
        case .size:
            return dwelling.rooms <= candidate.persons + 1
        }
    }
}

extension CandidateProfile {
    /// Whether the client gets Beschermd Thuis: support at home beyond guidance.
    var isIntensive: Bool { self.support == .protectedIntensive || self.support == .protectedVeryIntensive }
}

extension SuitabilityWeights {
    /// The plan names the criteria without weights; these weights are ours, until the municipality sets others.
    public static let initial = SuitabilityWeights(wish: 4, need: 4, support: 3, spread: 2, size: 1)

    subscript(_ criterion: SuitabilityCriterion) -> Int {
        switch criterion {
        case .wish: self.wish
        case .need: self.need
        case .support: self.support
        case .spread: self.spread
        case .size: self.size
        }
    }

    /// The pair's score, from 0 to 250.
    public func score(_ candidate: CandidateProfile, _ dwelling: DwellingNomination) -> UInt8 {
        let sum = SuitabilityCriterion.allCases.reduce(0) { $0 + ($1.isMet(candidate, dwelling) ? self[$1] : 0) }
        return UInt8(clamping: sum)
    }
}
