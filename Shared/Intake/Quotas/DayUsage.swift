/// A partner's usage on one day.
public struct DayUsage: Sendable, Hashable {
    public var events: Int64
    public var bytes: Int64
    /// The kept bytes of rejected events.
    public var keptBytes: Int64

    public init(events: Int64 = 0, bytes: Int64 = 0, keptBytes: Int64 = 0) {
        self.events = events
        self.bytes = bytes
        self.keptBytes = keptBytes
    }

    public static func + (left: DayUsage, right: DayUsage) -> DayUsage {
        DayUsage(
            events: left.events + right.events, bytes: left.bytes + right.bytes,
            keptBytes: left.keptBytes + right.keptBytes)
    }

    /// The remainder after subtracting `other`, at least zero.
    public func reduced(by other: DayUsage) -> DayUsage {
        DayUsage(
            events: max(0, self.events - other.events), bytes: max(0, self.bytes - other.bytes),
            keptBytes: max(0, self.keptBytes - other.keptBytes))
    }
}
