import Vocabulary

/// A quarterly round (MAT-1).
public struct Round: StoredRecord {
    public enum State: String, Codable, CaseIterable, Sendable {
        case open
        case closed
    }

    public let id: String
    public private(set) var quarter: Quarter
    public private(set) var opensOn: CalendarDate
    public private(set) var closesOn: CalendarDate
    /// How many all corporations together are to nominate.
    public private(set) var dwellings: Int
    /// The allocation office that opened it and confirms what it proposes; `nil` in rounds of earlier versions.
    public let office: String?
    /// The version of policy in force at the opening; the round stays on it.
    public let policy: Policy
    public var state: State
    public var closedOn: CalendarDate?
    /// An earlier end than its last day, told ahead.
    public var closesEarlyOn: CalendarDate?
    /// Made at the closing.
    public var report: RoundReport?

    init(opening: RoundOpening, policy: Policy) {
        self.id = opening.roundId
        self.quarter = opening.quarter
        self.opensOn = opening.opensOn
        self.closesOn = opening.closesOn
        self.dwellings = opening.dwellings
        self.office = opening.office
        self.policy = policy
        self.state = .open
    }

    /// The first day on which it is closed, as far as that is known.
    var endsOn: CalendarDate { min(self.closesOn.adding(days: 1), self.closesEarlyOn ?? .distantFuture) }

    func corrected(by opening: RoundOpening) -> Round {
        var round = self
        round.quarter = opening.quarter
        round.opensOn = opening.opensOn
        round.closesOn = opening.closesOn
        round.dwellings = opening.dwellings
        return round
    }
}
