import Vocabulary

/// What one corporation is to nominate in one round.
public struct Quota: StoredRecord {
    public var id: String { "\(self.roundId)/\(self.corporation)" }
    public let roundId: String
    public let corporation: String
    /// Its share of the round's total.
    public var quota: Int
    /// What earlier rounds left: above zero a shortfall to make up, below zero a lead. Never mixed into `quota`.
    public var carriedOver: Int
    /// Dwellings nominated and not taken back.
    public var nominated: Int

    /// What this round alone leaves to later ones.
    public var deviation: Int { self.quota - self.nominated }

    /// What is still to be made up, earlier rounds included.
    public var balance: Int { self.quota + self.carriedOver - self.nominated }
}
