import Contracts
import Vocabulary

/// The quarterly rounds of Bijlage 5: opened and closed by the allocation office, filled by the corporations.
///
/// One corporation, drawn by the seed and not by its name, falls behind in the first round and catches up at the
/// beginning of the second, so that the signal is raised and cleared.
struct RoundScript: Script {
    let setting: Setting

    /// SSH is left out of the draw: with so few dwellings, its signal could not be told from rounding.
    var laggard: String {
        var random = self.setting.random("laggard")
        return random.pick(["bo-ex", "mitros", "portaal"]) ?? "portaal"
    }

    func write(into agenda: inout Agenda) {
        var shortfall = 0
        for (index, round) in SupplyPlan.rounds(setting: self.setting).enumerated() {
            let opening = max(round.opensOn, self.setting.parameters.from)
            guard opening < round.closesOn, agenda.contains(opening) else { continue }
            agenda.add(
                RoundOpened(
                    roundId: round.id, quarter: round.quarter, opensOn: round.opensOn, closesOn: round.closesOn,
                    dwellings: round.dwellings),
                from: "vierde-huis", on: opening)
            shortfall = self.writeNominations(round, isFirst: index == 0, shortfall: shortfall, into: &agenda)
            agenda.add(
                RoundClosed(roundId: round.id, closedOn: round.closesOn), from: "vierde-huis", on: round.closesOn)
        }
    }

    /// - Parameter shortfall: the dwellings that the laggard still owes from the round before.
    /// - Returns: the dwellings that it owes now.
    private func writeNominations(
        _ round: SupplyPlan.Round, isFirst: Bool, shortfall: Int, into agenda: inout Agenda
    ) -> Int {
        var maker = DwellingMaker(setting: self.setting, stream: "dwellings-\(round.id)")
        var random = self.setting.random("nominations-\(round.id)")
        let sizes = PlanAssumptions.corporationSizes
        let quotas = LargestRemainder.shares(of: round.dwellings, sizes: sizes.map(\.dwellings))
        let laggard = self.laggard
        var owed = 0
        let counts = zip(sizes, quotas).map { size, quota -> (corporation: String, dwellings: Int) in
            guard size.corporation == laggard else { return (size.corporation, quota) }
            let kept = isFirst ? quota / 2 : quota + shortfall
            owed = max(0, quota - kept)
            return (size.corporation, kept)
        }
        let hands = maker.deal(counts)
        // From the day after the opening, when quotas are known, until three weeks before the end, so that there is
        // time left for a decline or two.
        let days = WorkingDays.between(round.opensOn.adding(days: 1), round.closesOn.adding(days: -21))
        for count in counts {
            let isLate = isFirst && count.corporation == laggard
            let usable = isLate ? Array(days.suffix(max(1, days.count / 3))) : days
            let early = isFirst || count.corporation != laggard ? 0 : min(shortfall, count.dwellings)
            var dates = Setting.spread(early, over: Array(days.prefix(15)), random: &random)
            dates += Setting.spread(count.dwellings - early, over: usable, random: &random)
            for (card, day) in zip(hands[count.corporation] ?? [], dates.sorted()) {
                self.nominate(
                    card, corporation: count.corporation, round: round, on: day, maker: &maker, random: &random,
                    agenda: &agenda)
            }
        }
        return owed
    }

    /// Some dwellings of the quarter in which the year's new building is delivered belong to it (MAT-18).
    private func newBuilding(_ dwelling: DwellingNominated, _ round: SupplyPlan.Round) -> String? {
        guard round.quarter.number == 4, dwelling.contractForm != .campus else { return nil }
        let draw = StableHash(seed: self.setting.parameters.seed, "new-building", dwelling.dwellingId).below(100)
        return draw < PlanAssumptions.newlyBuiltPercent ? SupplyScript.supplyId(round.quarter.year) : nil
    }

    private func nominate(
        _ card: DwellingCard, corporation: String, round: SupplyPlan.Round, on day: CalendarDate,
        maker: inout DwellingMaker, random: inout SplitMix64, agenda: inout Agenda
    ) {
        var dwelling = maker.dwelling(card, corporation: corporation, round: round.id, on: day)
        dwelling.supplyId = self.newBuilding(dwelling, round)
        agenda.add(dwelling, from: corporation, on: day)
        guard random.chance(percent: PlanAssumptions.dwellingWithdrawalPercent) else { return }
        let withdrawal = WorkingDays.onOrAfter(day.adding(days: random.integer(in: 1...3)))
        let replacement = WorkingDays.onOrAfter(withdrawal.adding(days: random.integer(in: 1...5)))
        guard replacement < round.closesOn, agenda.contains(day) else { return }
        let reason = random.pick(DwellingWithdrawalReason.allCases) ?? .other
        agenda.add(
            DwellingWithdrawn(dwellingId: dwelling.dwellingId, reason: reason), from: corporation, on: withdrawal)
        agenda.add(
            maker.dwelling(card, corporation: corporation, round: round.id, on: replacement), from: corporation,
            on: replacement)
    }
}
