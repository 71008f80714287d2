import Vocabulary

/// What counts at level 7, once it is settled who is presented: which of the candidates goes to which dwelling. Each
/// weight is added when its criterion is met; policy, from 0 to 50.
public struct SuitabilityWeights: Codable, Equatable, Sendable {
    /// The district is among those the client prefers (MAT-6).
    public var wish: Int
    /// The dwelling has something the client needs and others do without: the ground floor, room for a wheelchair, few
    /// stimuli. So it does not go to somebody who does not need it (MAT-6).
    public var need: Int
    /// Somebody with intensive support comes where support is present (MAT-16).
    public var support: Int
    /// Somebody with intensive support comes where there is little social rent (MAT-9).
    public var spread: Int
    /// The dwelling is not larger than the household needs.
    public var size: Int

    public init(wish: Int, need: Int, support: Int, spread: Int, size: Int) {
        self.wish = wish
        self.need = need
        self.support = support
        self.spread = spread
        self.size = size
    }

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
        if isIntensive, dwelling.concept == "mixed-living" || dwelling.concept == "housing-first" {
            score += self.support
        }
        if isIntensive, DistrictAdvice.kind(of: dwelling.district) == .prefer { score += self.spread }
        if dwelling.rooms <= candidate.persons + 1 { score += self.size }
        return UInt8(clamping: score)
    }
}
