/// All records, or those that changed; each is one document, upserted by its `id`. Records are never deleted.
public struct EscalationSnapshot: Sendable, Equatable, Codable {
    public var alerts: [Alert] = []
    public var actions: [ActionRecord] = []
    public var waiting: [WaitingFacts] = []
    /// Only rows that an earlier version left behind.
    public var early: [EarlyAcknowledgement] = []
    public var clock: [EscalationClock] = []

    public init() {}
}
