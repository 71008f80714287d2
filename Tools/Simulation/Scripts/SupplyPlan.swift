import Contracts
import Vocabulary

/// How the year's target is divided over its parts. The plan gives the year and the new way's first day (1 August,
/// Bijlage 5); the halves and the division over the rounds are ours.
enum SupplyPlan {
    /// The first half-year's part of a target: half, rounded down.
    static func firstHalf(_ dwellings: Int) -> Int { dwellings / 2 }

    private static let moBwTarget = PlanTables.target.priority.first { $0.group == .moBw }?.dwellings ?? 0
    static let firstHalfMoBw = SupplyPlan.firstHalf(Self.moBwTarget)
    /// The dwellings that the rounds have to supply: the rest of the year's target.
    static let rounds = Self.moBwTarget - Self.firstHalfMoBw

    struct Round {
        let id: String
        let quarter: Quarter
        let opensOn: CalendarDate
        let closesOn: CalendarDate
        let dwellings: Int
    }

    /// Two fifths in the first round, which lasts two months, three fifths in the second, which lasts three.
    static func rounds(setting: Setting) -> [Round] {
        let total = max(2, setting.scaled(Self.rounds))
        let first = max(1, (total * 2 + 2) / 5)
        let year = setting.parameters.year
        let plans: [(number: Int, opens: (Int, Int), closes: (Int, Int), dwellings: Int)] = [
            (3, (8, 1), (9, 30), first), (4, (10, 1), (12, 31), total - first),
        ]
        return plans.compactMap { plan in
            guard let quarter = Quarter(year: year, number: plan.number),
                let opens = CalendarDate(year: year, month: plan.opens.0, day: plan.opens.1),
                let closes = CalendarDate(year: year, month: plan.closes.0, day: plan.closes.1)
            else { return nil }
            return Round(
                id: "round-\(quarter)", quarter: quarter, opensOn: opens, closesOn: closes, dwellings: plan.dwellings)
        }
    }

    static func corporation(_ random: inout SplitMix64) -> String? {
        random.weighted(PlanAssumptions.corporationSizes.map { (value: $0.corporation, weight: $0.dwellings) })
    }

    static func district(_ random: inout SplitMix64) -> District? { random.weighted(PlanAssumptions.districtShares) }
}
