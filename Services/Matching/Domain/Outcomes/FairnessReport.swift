import Vocabulary

/// How a round divided over institutions and groups (MAT-3, MAT-5, MAT-8, MAT-13): presented and placed beside the share.
public struct FairnessReport: Codable, Equatable, Sendable {
    public struct Institution: Codable, Equatable, Sendable {
        public let institution: String
        /// Dwellings of the year, as Beter Wonen divided them; zero without a contingent.
        public let contingent: Int
        /// Presentations of its clients, in this round.
        public let presented: Int
        public let placed: Int
        public let placedInflow: Int
        /// What its contingent makes of all placements in this round, in hundredths of a dwelling.
        public let shareHundredths: Int
        /// Behind (below zero: ahead of) its share over the round's year, this round included, and earlier years, in
        /// hundredths. The next solve starts from what it is then.
        public let behindHundredths: Int
    }

    public struct Group: Codable, Equatable, Sendable {
        public let group: TargetGroup
        public let presented: Int
        public let placed: Int
        /// Of those placed, in days.
        public let averageWaitingDays: Int
        /// Waiting at the closing of the round, presented or not.
        public let waiting: Int
    }

    /// Sorted.
    public let institutions: [Institution]
    /// In the order of the plan's list.
    public let groups: [Group]
    /// Presentations that needed an exception, by the rule set aside (MAT-9).
    public let exceptions: [ReasonCount]
    /// Presentations that the allocation office replaced.
    public let overridden: Int

    public var inflowPlaced: Int { self.institutions.reduce(0) { $0 + $1.placedInflow } }
    public var placed: Int { self.institutions.reduce(0) { $0 + $1.placed } }
}
