/// The kinds of place that can be locked for a while (MAT-9). The plan does not lock districts and neighbourhoods "zo
/// maar"; that they have no code at all is our design.
public enum LocationLevel: String, CaseIterable, Sendable, Codable {
    case complex
    /// Portiek.
    case entrance
    case street
}

/// Why a place is locked for a while.
public enum LockReason: String, CaseIterable, Sendable, Codable {
    case balance
    case nuisance
    case renovation
    case mixing
}

/// The rule that a tailor-made solution sets aside (MAT-9).
public enum ExceptionRule: String, CaseIterable, Sendable, Codable {
    case lock
    case spread
    case groupOrder = "group-order"
    case contingent
    case singleOffer = "single-offer"
    case searchProfile = "search-profile"
}

/// The criterion by which professionals may deviate (action 24). A code, never a story.
public enum ExceptionReason: String, CaseIterable, Sendable, Codable {
    case supportNearby = "support-nearby"
    case informalCare = "informal-care"
    case safety
    case childrenAtSchool = "children-at-school"
    case work
    case mixing
    case accessibility
    case acute
}

/// Rent classes of the plan (MAT-7), by net rent in 2018: up to 417.34, 597.30, 640.14, 710.68, and above.
public enum RentClass: String, CaseIterable, Sendable, Codable {
    case qualityDiscount = "quality-discount"
    case lowerCap = "lower-cap"
    case upperCap = "upper-cap"
    case allowanceLimit = "allowance-limit"
    case above
}
