import Vocabulary

/// A candidate placed in a dwelling.
public struct PlacementRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let roundId: String
    public let dwellingId: String
    public let applicationId: String
    public let institution: String
    public let group: TargetGroup
    public let on: CalendarDate
    public let waitingSince: CalendarDate
    /// The day of cancellation, when no tenancy followed: it houses no household, and the client waits as before.
    public internal(set) var cancelledOn: CalendarDate?
}
