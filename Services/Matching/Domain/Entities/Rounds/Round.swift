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
    /// The number of dwellings that all corporations together are asked to nominate.
    public private(set) var dwellings: Int
    /// The allocation office that opened the round and confirms its proposals; `nil` in rounds of earlier versions.
    public let office: String?
    /// The version of policy in force at the opening; the round stays on it.
    public let policy: Policy
    public var state: State
    public var closedOn: CalendarDate?
    /// The first closed day, if the office announced an end before the last day.
    public var closesEarlyOn: CalendarDate?
    /// Set when the round closes.
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

    /// The first day on which the round is closed, as far as is known.
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
