/// A cost for every level at once, compared lexicographically: the most important level decides.
///
/// Costs are minimised, so a gain is negative. Plain `+` traps on overflow; `MatchingInstance` bounds its values such
/// that no path can come near it.
public struct LevelCost: Hashable, Sendable {
    public var dwellings: Int64
    public var places: Int64
    public var overNorm: Int64
    public var waiting: Int64
    public var canonical: Int64

    public static let zero = LevelCost()

    public init(
        dwellings: Int64 = 0, places: Int64 = 0, overNorm: Int64 = 0, waiting: Int64 = 0, canonical: Int64 = 0
    ) {
        self.dwellings = dwellings
        self.places = places
        self.overNorm = overNorm
        self.waiting = waiting
        self.canonical = canonical
    }

    public subscript(level: Level) -> Int64 {
        switch level {
        case .dwellings: self.dwellings
        case .places: self.places
        case .overNorm: self.overNorm
        case .waiting: self.waiting
        case .canonical: self.canonical
        }
    }

    public static func + (left: LevelCost, right: LevelCost) -> LevelCost {
        LevelCost(
            dwellings: left.dwellings + right.dwellings, places: left.places + right.places,
            overNorm: left.overNorm + right.overNorm, waiting: left.waiting + right.waiting,
            canonical: left.canonical + right.canonical)
    }

    public static func - (left: LevelCost, right: LevelCost) -> LevelCost {
        LevelCost(
            dwellings: left.dwellings - right.dwellings, places: left.places - right.places,
            overNorm: left.overNorm - right.overNorm, waiting: left.waiting - right.waiting,
            canonical: left.canonical - right.canonical)
    }

    public static prefix func - (cost: LevelCost) -> LevelCost {
        .zero - cost
    }
}

extension LevelCost: Comparable {
    public static func < (left: LevelCost, right: LevelCost) -> Bool {
        if left.dwellings != right.dwellings { return left.dwellings < right.dwellings }
        if left.places != right.places { return left.places < right.places }
        if left.overNorm != right.overNorm { return left.overNorm < right.overNorm }
        if left.waiting != right.waiting { return left.waiting < right.waiting }
        return left.canonical < right.canonical
    }
}
