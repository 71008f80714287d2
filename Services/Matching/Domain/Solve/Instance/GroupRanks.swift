import Vocabulary

/// The order of the groups when they must be prioritised (MAT-8), computed before the solve.
///
/// The plan's three criteria in its order: a relatively long average waiting time, many waiting, a low share of the
/// dwellings allocated in the most recent period. Ours: that groups are always ranked, that a later criterion only decides
/// between groups that are equal on the earlier ones, and that the average is taken in whole weeks, so that a day more or less
/// does not silence the other two.
public struct GroupRanks: Equatable, Sendable {
    /// What one group looks like at the day's start.
    public struct Standing: Codable, Equatable, Sendable {
        public let group: TargetGroup
        /// Sum over those waiting, in days.
        public var waitingDays: Int
        public var waiting: Int
        /// Dwellings allocated to the group in the most recent period.
        public var placements: Int

        public init(group: TargetGroup, waitingDays: Int, waiting: Int, placements: Int) {
            self.group = group
            self.waitingDays = waitingDays
            self.waiting = waiting
            self.placements = placements
        }

        /// Whole weeks: what the first criterion compares.
        public var averageWeeks: Int { self.waiting == 0 ? 0 : self.waitingDays / (7 * self.waiting) }
    }

    /// First the group that comes first.
    public let order: [TargetGroup]
    private let weights: [TargetGroup: Int64]

    public init(_ standings: [Standing]) {
        let order = standings.sorted { left, right in
            if left.averageWeeks != right.averageWeeks { return left.averageWeeks > right.averageWeeks }
            if left.waiting != right.waiting { return left.waiting > right.waiting }
            // The share is out of the same total for every group, so the counts decide.
            if left.placements != right.placements { return left.placements < right.placements }
            return left.group.rawValue < right.group.rawValue
        }.map(\.group)
        self.order = order
        self.weights = Dictionary(
            order.enumerated().map { ($1, Int64(order.count - $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a candidate of the first group counts for.
    public var highestWeight: Int64 { Int64(max(1, self.order.count)) }

    /// What a candidate of this group who is over the norm counts for at the level of the norm: the last group 1, the one before 2, …
    public func weight(of group: TargetGroup) -> Int64 {
        self.weights[group] ?? 1
    }
}
