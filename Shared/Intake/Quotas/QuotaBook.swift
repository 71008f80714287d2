import Contracts
import Vocabulary

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
    public mutating func replace(day: CalendarDate, own: [String: DayQuota], usage: [String: DayUsage]) {
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
    public mutating func update(_ usage: [String: DayUsage]) {
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
