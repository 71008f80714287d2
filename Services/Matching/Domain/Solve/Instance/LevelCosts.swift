/// The cost of each choice on each level, for the solver's network and for the export. The checker computes its own.
struct LevelCosts {
    private let instance: MatchingInstance
    private let lots: Lottery
    private let tickets: ClassTickets

    init(_ instance: MatchingInstance) {
        self.instance = instance
        self.lots = Lottery(draw: instance.draw)
        self.tickets = ClassTickets(instance)
    }

    /// The cost of an institution's `count`-th place, counted from one.
    func institution(numerator: Int64, count: Int, on level: Level) -> Int64 {
        level == .institutions ? self.instance.shares.marginalCost(numerator: numerator, count: count) : 0
    }

    /// The cost of a route's `count`-th place, counted from one.
    func route(numerator: Int64, count: Int, on level: Level) -> Int64 {
        level == .routes ? self.instance.shares.marginalCost(numerator: numerator, count: count) : 0
    }

    /// The cost of presenting a candidate, for any dwelling.
    func candidate(_ index: Int, on level: Level) -> Int64 {
        switch level {
        case .overNorm: -self.instance.candidates[index].overNormWeight
        case .waiting: -self.instance.candidates[index].waitingDays
        case .lots: self.lots.lot(candidate: self.instance.candidates[index].id)
        case .dwellings, .places, .institutions, .routes, .suitability: 0
        }
    }

    func pair(profile: Int, kind: Int, score: UInt8, on level: Level) -> Int64 {
        switch level {
        case .suitability: -Int64(score)
        case .lots: Lottery.lot(profile: self.tickets.profiles[profile], kind: self.tickets.kinds[kind])
        case .dwellings, .places, .overNorm, .institutions, .routes, .waiting: 0
        }
    }

    /// Whether pairs have costs on a level.
    static func hasPairs(_ level: Level) -> Bool { level == .suitability || level == .lots }

    /// The cost of filling the dwelling's place with this number, counted from zero.
    func place(_ dwelling: Int, number: Int, on level: Level) -> Int64 {
        switch level {
        case .dwellings: number == 0 ? -1 : 0
        case .places: -1
        case .lots: self.lots.lot(dwelling: self.instance.dwellings[dwelling].id, place: number)
        case .overNorm, .institutions, .routes, .waiting, .suitability: 0
        }
    }
}
