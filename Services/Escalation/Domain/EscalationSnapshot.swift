import Vocabulary

/// All records, or those that changed: each an upsert of one document by its `id`. Nothing is ever deleted.
public struct EscalationSnapshot: Sendable, Equatable, Codable {
    public var alerts: [Alert] = []
    public var actions: [ActionRecord] = []
    public var early: [EarlyAcknowledgement] = []
    public var clock: [EscalationClock] = []

    public init() {}
}

/// An acknowledgement of an alert that is not known (yet): Monitoring's stream may lag behind the canonical one, in a
/// replay above all. It waits here for its alert.
public struct EarlyAcknowledgement: Sendable, Equatable, Codable, Identifiable {
    /// The alert's.
    public let id: String
    /// In the stream's order; emptied when the alert is there.
    public internal(set) var acknowledgements: [Acknowledgement]
}

/// The day whose rules ran last.
public struct EscalationClock: Sendable, Equatable, Codable, Identifiable {
    /// There is one.
    public let id: String
    public let day: CalendarDate

    static let onlyId = "clock"
}
