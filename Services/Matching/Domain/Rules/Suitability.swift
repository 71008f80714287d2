import Vocabulary

extension SuitabilityWeights {
    /// The plan names the criteria and gives them no weight; these are ours, until the municipality sets others.
    public static let initial = SuitabilityWeights(wish: 4, need: 4, support: 3, spread: 2, size: 1)

    /// From 0 to 250.
    func score(_ candidate: CandidateProfile, _ dwelling: DwellingNomination) -> UInt8 {
        let needs =
            (candidate.groundFloor && dwelling.floor == 0) || (candidate.wheelchair && dwelling.wheelchair)
            || (candidate.lowStimulus && dwelling.lowStimulus)
        let isIntensive =
            candidate.support == .protectedIntensive || candidate.support == .protectedVeryIntensive
        var score = 0
        if candidate.preferredDistricts.contains(dwelling.district) { score += self.wish }
        if needs { score += self.need }
        if isIntensive,
            dwelling.concept == .mixedLiving || dwelling.concept == .housingFirst
                || dwelling.support?.contains(candidate.support) ?? false
        {
            score += self.support
        }
        if isIntensive, DistrictAdvice.kind(of: dwelling.district) == .prefer { score += self.spread }
        if dwelling.rooms <= candidate.persons + 1 { score += self.size }
        return UInt8(clamping: score)
    }
}
