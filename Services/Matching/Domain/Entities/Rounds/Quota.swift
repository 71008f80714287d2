import Vocabulary

/// The number of dwellings that one corporation is asked to nominate in one round.
public struct Quota: StoredRecord {
    public var id: String { "\(self.roundId)/\(self.corporation)" }
    public let roundId: String
    public let corporation: String
    /// The corporation's share of the round's total.
    public var quota: Int
    /// The sum of earlier rounds' deviations: above zero a shortfall to make up, below zero a lead. Never mixed into
    /// `quota`.
    public var carriedOver: Int
    /// Dwellings nominated and not withdrawn.
    public var nominated: Int

    /// The deviation of this round alone, carried over to later rounds.
    public var deviation: Int { self.quota - self.nominated }

    /// The number still to be nominated, earlier rounds included.
    public var balance: Int { self.quota + self.carriedOver - self.nominated }
}
