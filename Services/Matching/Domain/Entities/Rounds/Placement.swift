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
    /// From when waiting counted.
    public let waitingSince: CalendarDate
    /// Filled in when the tenancy starts.
    public var tenancyId: String?
    public var tenancyStartedOn: CalendarDate?
    /// Why there was no tenancy after all.
    public enum Cancellation: String, Codable, CaseIterable, Sendable {
        case clientRefused = "client-refused"
        case clientWithdrawn = "client-withdrawn"
        /// Got a dwelling elsewhere.
        case clientHoused = "client-housed"
        case dwellingWithdrawn = "dwelling-withdrawn"
        /// The corporation let the dwelling to somebody else.
        case letToAnother = "let-to-another"
    }

    /// It does not count any more.
    public var cancelledOn: CalendarDate?
    public var cancelledWhy: Cancellation?
    /// It counts with nobody's share: by exception (MAT-9), for a group with a row of its own, or because a room is none of
    /// the dwellings that contingents divide (REG-13).
    public var isApart: Bool?

    /// Contingents divide the dwellings for inflow and outflow MO/BW; others count in rows of their own (REG-13).
    public var countsInContingents: Bool { self.group.countsIn == .moBw && self.isApart != true }
}
