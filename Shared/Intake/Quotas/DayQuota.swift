import Contracts
import Vocabulary

/// What a partner may send in one day of Utrecht's clock, by what it costs to keep.
public struct DayQuota: Sendable, Hashable {
    public let events: Int64
    /// Of the events' bodies.
    public let bytes: Int64

    public init(events: Int64, bytes: Int64) {
        self.events = events
        self.bytes = bytes
    }

    /// Leaves room for a first load: it is more than all parties of the plan together send in a year.
    public static let standard = DayQuota(events: 250_000, bytes: 256 << 20)

    /// Whether a day that has this much in it is within the quota.
    public func fits(_ usage: DayUsage) -> Bool { usage.events <= self.events && usage.bytes <= self.bytes }

    /// How much of the bytes of rejected events is kept. What is beyond it keeps its verdict and its digest.
    public var keptBytes: Int64 { self.bytes / 16 }
}

/// What a partner has sent in one day.
public struct DayUsage: Sendable, Hashable {
    public var events: Int64
    public var bytes: Int64
    /// Of rejected events: what is kept of them.
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

    /// What is left of it, never less than nothing.
    public func reduced(by other: DayUsage) -> DayUsage {
        DayUsage(
            events: max(0, self.events - other.events), bytes: max(0, self.bytes - other.bytes),
            keptBytes: max(0, self.keptBytes - other.keptBytes))
    }
}

/// Who has used how much of what on one day. Pure.
public struct QuotaBook: Sendable {
    public let standard: DayQuota
    /// Of partners that have one of their own.
    private var own: [String: DayQuota] = [:]
    private var usage: [String: DayUsage] = [:]
    public private(set) var day: CalendarDate?

    public init(standard: DayQuota = .standard) {
        self.standard = standard
    }

    /// Takes what is stored in the place of what was known.
    public mutating func learn(day: CalendarDate, own: [String: DayQuota], usage: [String: DayUsage]) {
        self.day = day
        self.own = own
        self.usage = usage
    }

    /// Another day begins with nothing used.
    public mutating func begin(_ day: CalendarDate) {
        guard day != self.day else { return }
        self.day = day
        self.usage = [:]
    }

    /// Takes what partners have used by now.
    public mutating func learn(_ usage: [String: DayUsage]) {
        self.usage.merge(usage) { $1 }
    }

    public func usage(of partner: String) -> DayUsage { self.usage[partner] ?? DayUsage() }

    /// `nil` for who may send as much as there is: the calendar of a simulated installation.
    public func quota(of partner: Partner) -> DayQuota? {
        partner.kind == .calendar ? nil : self.own[partner.id] ?? self.standard
    }

    public func hasOwn(_ partner: String) -> Bool { self.own[partner] != nil }

    /// Whether nothing more of it is read on this day.
    public func isUsedUp(by partner: Partner) -> Bool {
        guard let quota = self.quota(of: partner) else { return false }
        let usage = self.usage(of: partner.id)
        return usage.events >= quota.events || usage.bytes >= quota.bytes
    }

    /// Whether so many bytes of rejected events are kept beside what is kept already.
    /// - Parameter partner: `nil` for one that is not among the partners any more.
    func keeps(_ bytes: Int64, of partner: Partner?, beside kept: Int64) -> Bool {
        guard let partner, let quota = self.quota(of: partner) else { return partner != nil }
        return self.usage(of: partner.id).keptBytes + kept + bytes <= quota.keptBytes
    }
}
