import Vocabulary

/// A match: this candidate gets this dwelling.
public struct Placement: StoredRecord {
    public let id: String
    public let presentationId: String
    public let roundId: String
    public let dwellingId: String
    public let corporation: String
    public let district: District
    public let applicationId: String
    public let institution: String
    public let group: TargetGroup
    public let route: Route
    public let contractForm: ContractForm
    /// The day on which the corporation's choice was applied; `nil` only before the first day of the calendar.
    public let decidedOn: CalendarDate?
    /// The day from which waiting counted.
    public let waitingSince: CalendarDate
    /// Set when the tenancy starts.
    public var tenancyId: String?
    public var tenancyStartedOn: CalendarDate?
    /// Why there was no tenancy after all.
    public enum Cancellation: String, Codable, CaseIterable, Sendable {
        case clientRefused = "client-refused"
        case clientWithdrawn = "client-withdrawn"
        /// Got a dwelling elsewhere.
        case clientHoused = "client-housed"
        case dwellingWithdrawn = "dwelling-withdrawn"
        /// The corporation let the dwelling to another tenant.
        case letToAnother = "let-to-another"
    }

    /// The day from which the placement no longer counts.
    public var cancelledOn: CalendarDate?
    public var cancelledWhy: Cancellation?
    /// Whether the placement counts towards no institution's share: by exception (MAT-9), because its group has a row
    /// of its own, or because contingents do not divide rooms (REG-13).
    public var isApart: Bool?

    /// Contingents divide the dwellings for inflow and outflow MO/BW; other groups count in rows of their own (REG-13).
    public var countsInContingents: Bool { self.group.countsIn == .moBw && self.isApart != true }
}
