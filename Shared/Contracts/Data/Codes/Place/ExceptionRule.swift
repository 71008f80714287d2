/// The rule that a tailor-made solution sets aside (MAT-9).
public enum ExceptionRule: String, CaseIterable, Sendable, Codable {
    case lock
    case spread
    case groupOrder = "group-order"
    case contingent
    case singleOffer = "single-offer"
    case searchProfile = "search-profile"
}
