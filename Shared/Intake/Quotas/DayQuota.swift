/// A partner's allowance for one day of Utrecht's clock, in units of storage cost.
public struct DayQuota: Sendable, Hashable {
    public let events: Int64
    /// Total size of the events' bodies.
    public let bytes: Int64

    public init(events: Int64, bytes: Int64) {
        self.events = events
        self.bytes = bytes
    }

    /// Leaves room for a first load: it exceeds what all parties of the plan together send in a year.
    public static let standard = DayQuota(events: 250_000, bytes: 256 << 20)

    /// Whether this usage of a day is within the quota.
    public func fits(_ usage: DayUsage) -> Bool { usage.events <= self.events && usage.bytes <= self.bytes }

    /// How many bytes of rejected events are kept. Beyond that only verdict and digest are kept.
    public var keptBytes: Int64 { self.bytes / 16 }
}
