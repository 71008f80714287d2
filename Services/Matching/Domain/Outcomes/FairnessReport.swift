import Vocabulary

/// The division of a round over institutions and groups (MAT-3, MAT-5, MAT-8, MAT-13): presentations and placements
/// beside the share.
public struct FairnessReport: Codable, Equatable, Sendable {
    public struct Institution: Codable, Equatable, Sendable {
        public let institution: String
        /// The year's dwellings that Beter Wonen assigned; zero without a contingent.
        public let contingent: Int
        /// Presentations of its clients in this round.
        public let presented: Int
        public let placed: Int
        public let placedInflow: Int
        /// Its contingent's part of all placements in this round, in hundredths of a dwelling.
        public let shareHundredths: Int
        /// How far the institution is behind its share (below zero: ahead), in hundredths of a dwelling, over earlier
        /// years and the round's year including this round. The next solve uses the figure of its own day.
        public let behindHundredths: Int
    }

    public struct Group: Codable, Equatable, Sendable {
        public let group: TargetGroup
        public let presented: Int
        public let placed: Int
        /// The average over placed clients, in days.
        public let averageWaitingDays: Int
        /// Clients waiting when the round closed, presented or not.
        public let waiting: Int
    }

    /// Sorted.
    public let institutions: [Institution]
    /// In the order of the plan's list of groups.
    public let groups: [Group]
    /// Presented candidates who needed an exception, by the rule set aside (MAT-9).
    public let exceptions: [ReasonCount]
    /// Presentations that the allocation office replaced.
    public let overridden: Int

    public var inflowPlaced: Int { self.institutions.reduce(0) { $0 + $1.placedInflow } }
    public var placed: Int { self.institutions.reduce(0) { $0 + $1.placed } }
}
