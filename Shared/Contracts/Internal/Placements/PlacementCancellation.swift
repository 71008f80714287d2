/// Why a placement led to no tenancy.
public enum PlacementCancellation: String, CaseIterable, Sendable {
    case clientRefused = "client-refused"
    case clientWithdrawn = "client-withdrawn"
    /// The client got a dwelling elsewhere.
    case clientHoused = "client-housed"
    case dwellingWithdrawn = "dwelling-withdrawn"
    /// The corporation let the dwelling to another tenant.
    case letToAnother = "let-to-another"
}
