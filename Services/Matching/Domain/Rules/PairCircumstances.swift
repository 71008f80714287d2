/// The facts that the rules need about a pair beyond the properties of candidate and dwelling.
public struct PairCircumstances: Hashable, Sendable {
    /// This candidate was presented for this dwelling before.
    public var presentedBefore = false
    /// The candidate refused the single offer (MAT-11).
    public var hasLostOffer = false
    /// An earlier decline by this corporation covers this dwelling.
    public var wasDeclinedHere = false
    /// The complex, entrance or street is locked (MAT-9).
    public var isLocked = false
    /// The complex or entrance has reached its cap (MAT-10).
    public var isOverCap = false
    /// Rules set aside for this pair, with reasons (maatwerk, MAT-9).
    public var liftedRules: Set<EligibilityRule> = []

    public init() {}
}
