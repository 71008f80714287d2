import Vocabulary

/// The funnel of a round (MAT-13), made when it closes.
public struct RoundReport: Codable, Equatable, Sendable {
    public let roundId: String
    public let quarter: Quarter
    public let closedOn: CalendarDate?
    /// Sorted by corporation.
    public let corporations: [CorporationFunnel]
    public let total: Funnel
    /// `nil` in reports made before there was one.
    public let fairness: FairnessReport?
    /// How far corporations are with what they promised for the year (MAT-10); `nil` in earlier reports, like the next.
    public let commitments: [CommitmentProgress]?
    /// Announced supply due by the round's quarter (MAT-18).
    public let projects: [ProjectProgress]?
}

public struct CommitmentProgress: Codable, Equatable, Sendable {
    public let corporation: String
    public let groups: [TargetGroup]
    /// For the whole year.
    public let promised: Int
    /// Placed in the year so far, in all rounds.
    public let placed: Int
}

public struct ProjectProgress: Codable, Equatable, Sendable {
    public let supply: String
    public let expectedIn: Quarter
    /// What corporation and municipality settled for the groups of the plan.
    public let agreed: Int
    /// Dwellings of it that were nominated and not taken back, in all rounds.
    public let nominated: Int
}

public struct CorporationFunnel: Codable, Equatable, Sendable {
    public let corporation: String
    /// Zero for a corporation that nominated without having a size.
    public let quota: Int
    public let carriedOver: Int
    public let funnel: Funnel
}

/// From nominated to placed, counted at the closing of the round.
public struct Funnel: Codable, Equatable, Sendable {
    /// Dwellings nominated, including those withdrawn later.
    public var nominated = 0
    public var withdrawn = 0
    /// Dwellings presented at least once.
    public var dwellingsPresented = 0
    /// Presentations published; one dwelling can have several.
    public var presentations = 0
    /// Presentations after the first of their dwelling in this round.
    public var refilled = 0
    /// Candidates over all presentations; one candidate can be presented for several dwellings, one after another.
    public var candidatesPresented = 0
    /// Presentations that ended with a choice, a decline, no answer in time.
    public var chosen = 0
    public var declined = 0
    public var expired = 0
    /// Candidates declined, per reason code: where the individual match was the bottleneck. Sorted by code.
    public var declineReasons: [ReasonCount] = []
    /// Dwellings that got a tenant through the round.
    public var placed = 0
    /// Dwellings that ended neither placed nor withdrawn.
    public var unused = 0

    public init() {}

    mutating func add(reason: String, count: Int) {
        if let index = self.declineReasons.firstIndex(where: { $0.code == reason }) {
            self.declineReasons[index].count += count
        } else {
            self.declineReasons.append(ReasonCount(code: reason, count: count))
            self.declineReasons.sort { $0.code < $1.code }
        }
    }

    mutating func add(_ other: Funnel) {
        self.nominated += other.nominated
        self.withdrawn += other.withdrawn
        self.dwellingsPresented += other.dwellingsPresented
        self.presentations += other.presentations
        self.refilled += other.refilled
        self.candidatesPresented += other.candidatesPresented
        self.chosen += other.chosen
        self.declined += other.declined
        self.expired += other.expired
        self.placed += other.placed
        self.unused += other.unused
        for reason in other.declineReasons { self.add(reason: reason.code, count: reason.count) }
    }
}

public struct ReasonCount: Codable, Equatable, Sendable {
    public let code: String
    public var count: Int

    public init(code: String, count: Int) {
        self.code = code
        self.count = count
    }
}
