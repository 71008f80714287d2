/// Rent classes of the plan (MAT-7), by net rent in 2018: up to 417.34, 597.30, 640.14, 710.68, and above.
public enum RentClass: String, CaseIterable, Sendable, Codable {
    case qualityDiscount = "quality-discount"
    case lowerCap = "lower-cap"
    case upperCap = "upper-cap"
    case allowanceLimit = "allowance-limit"
    case above
}
