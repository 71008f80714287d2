import Vocabulary

/// All records, or those that changed: each an upsert of one document by its `id`. Nothing is ever deleted.
public struct EscalationSnapshot: Sendable, Equatable, Codable {
    public var alerts: [Alert] = []
    public var actions: [ActionRecord] = []
    public var waiting: [WaitingFacts] = []
    /// Only what an earlier version left behind.
    public var early: [EarlyAcknowledgement] = []
    public var clock: [EscalationClock] = []

    public init() {}
}

/// The day whose rules ran last.
public struct EscalationClock: Sendable, Equatable, Codable, Identifiable {
    /// There is one.
    public let id: String
    public let day: CalendarDate

    static let onlyId = "clock"
}
