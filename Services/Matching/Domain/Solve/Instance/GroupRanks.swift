import Vocabulary

/// The order of the groups when they must be prioritised (MAT-8), computed before the solve.
///
/// The plan gives three criteria, used here in its order: a relatively long average waiting time, many clients waiting,
/// a low share of the dwellings allocated in the most recent period. Three choices are ours: groups are always ranked;
/// a later criterion only decides between groups that are equal on the earlier ones; and the average is in whole weeks,
/// so that a difference of a day does not override the other two.
public struct GroupRanks: Equatable, Sendable {
    /// The figures of one group at the start of the day.
    public struct Figures: Codable, Equatable, Sendable {
        public let group: TargetGroup
        /// The sum over waiting clients, in days.
        public var waitingDays: Int
        public var waiting: Int
        /// Placements of the group in the most recent period.
        public var placements: Int

        public init(group: TargetGroup, waitingDays: Int, waiting: Int, placements: Int) {
            self.group = group
            self.waitingDays = waitingDays
            self.waiting = waiting
            self.placements = placements
        }

        /// The average in whole weeks, as the first criterion compares it.
        public var averageWeeks: Int { self.waiting == 0 ? 0 : self.waitingDays / (7 * self.waiting) }
    }

    /// Highest priority first.
    public let order: [TargetGroup]
    private let weights: [TargetGroup: Int64]

    public init(_ groups: [Figures]) {
        let order = groups.sorted { left, right in
            if left.averageWeeks != right.averageWeeks { return left.averageWeeks > right.averageWeeks }
            if left.waiting != right.waiting { return left.waiting > right.waiting }
            // All shares have the same total, so the counts decide.
            if left.placements != right.placements { return left.placements < right.placements }
            return left.group.rawValue < right.group.rawValue
        }.map(\.group)
        self.order = order
        self.weights = Dictionary(
            order.enumerated().map { ($1, Int64(order.count - $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The weight of a candidate of the first group.
    public var highestWeight: Int64 { Int64(max(1, self.order.count)) }

    /// The weight, at the level of the norm, of a candidate of this group who is over the norm: 1 for the last group, 2
    /// for the one before, …
    public func weight(of group: TargetGroup) -> Int64 {
        self.weights[group] ?? 1
    }
}
