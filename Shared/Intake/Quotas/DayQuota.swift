import Contracts
import Vocabulary

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

/// The quotas and the usage of all partners on one day. Pure.
public struct QuotaBook: Sendable {
    public let standard: DayQuota
    /// For partners that have a quota of their own.
    private var own: [String: DayQuota] = [:]
    private var usage: [String: DayUsage] = [:]
    public private(set) var day: CalendarDate?

    public init(standard: DayQuota = .standard) {
        self.standard = standard
    }

    /// Replaces its content by the stored quotas and usage.
    public mutating func learn(day: CalendarDate, own: [String: DayQuota], usage: [String: DayUsage]) {
        self.day = day
        self.own = own
        self.usage = usage
    }

    /// Starts another day, with no usage.
    public mutating func begin(_ day: CalendarDate) {
        guard day != self.day else { return }
        self.day = day
        self.usage = [:]
    }

    /// Updates the usage of these partners.
    public mutating func learn(_ usage: [String: DayUsage]) {
        self.usage.merge(usage) { $1 }
    }

    public func usage(of partner: String) -> DayUsage { self.usage[partner] ?? DayUsage() }

    /// `nil` for a partner without limits: the calendar of a simulated installation.
    public func quota(of partner: Partner) -> DayQuota? {
        partner.kind == .calendar ? nil : self.own[partner.id] ?? self.standard
    }

    public func hasOwn(_ partner: String) -> Bool { self.own[partner] != nil }

    /// Whether no more of this partner's events are read on this day.
    public func isUsedUp(by partner: Partner) -> Bool {
        guard let quota = self.quota(of: partner) else { return false }
        let usage = self.usage(of: partner.id)
        return usage.events >= quota.events || usage.bytes >= quota.bytes
    }

    /// Whether this many bytes of rejected events are kept, beside those kept already.
    /// - Parameter partner: `nil` for a removed partner.
    func keeps(_ bytes: Int64, of partner: Partner?, beside kept: Int64) -> Bool {
        guard let partner, let quota = self.quota(of: partner) else { return partner != nil }
        return self.usage(of: partner.id).keptBytes + kept + bytes <= quota.keptBytes
    }
}
