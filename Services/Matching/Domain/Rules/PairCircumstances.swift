/// What the rules ask about a pair beyond what candidate and dwelling are.
public struct PairCircumstances: Hashable, Sendable {
    /// This candidate was presented for this dwelling before.
    public var presentedBefore = false
    /// The candidate refused the single offer (MAT-11).
    public var hasLostOffer = false
    /// An earlier decline of this corporation reaches this dwelling.
    public var wasDeclinedHere = false
    /// Complex, entrance or street takes nobody for a while (MAT-9).
    public var isLocked = false
    /// Complex or entrance has its share (MAT-10).
    public var isOverCap = false
    /// Rules set aside for this pair, with reasons (maatwerk, MAT-9).
    public var lifted: Set<EligibilityRule> = []

    public init() {}
}
