/// Why a client refuses a dwelling: VERA's `AANBIEDINGDETAILSTATUS` under `GEW` (geweigerd).
public enum RefusalReason: String, CaseIterable, Sendable, Codable {
    case outdoorSpace = "BUI"
    case noLongerInterested = "GEE"
    case rent = "HUU"
    case parkingOrStorage = "PAO"
    case personal = "PER"
    case dwelling = "WBN"
    case quality = "WKN"
    case surroundings = "WOB"
}
