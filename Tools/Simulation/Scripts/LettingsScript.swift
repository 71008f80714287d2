import Contracts
import Vocabulary

/// The lettings other than MO/BW: those of the other groups one by one, the regular ones as counts per quarter and
/// corporation.
struct LettingsScript: Script {
    let setting: Setting

    func write(into agenda: inout Agenda) {
        for target in PlanTables.target.priority where target.group != .moBw {
            let first = SupplyPlan.firstHalf(target.dwellings)
            self.write(target.group, count: first, from: (1, 1), to: (6, 30), into: &agenda)
            self.write(target.group, count: target.dwellings - first, from: (7, 1), to: (12, 31), into: &agenda)
        }
        self.writeRooms(into: &agenda)
        self.writeRegular(into: &agenda)
    }

    /// The rooms that SSH promised, let outside the rounds: they do not count towards any row of the targets.
    private func writeRooms(into agenda: inout Agenda) {
        var random = self.setting.random("rooms")
        let days = self.setting.workingDays(from: (1, 1), to: (12, 31))
        let count = self.setting.scaled(PlanAssumptions.sshUnitsForYoungPeople)
        for (number, day) in Setting.spread(count, over: days, random: &random).enumerated() {
            agenda.add(
                AllocationRecorded(
                    allocationId: self.setting.mint.reference("L", "room-\(number)"), group: .youngAdult,
                    channel: .outside, corporationId: "ssh", district: SupplyPlan.district(&random), persons: 1,
                    allocatedOn: day, independent: false),
                from: "vierde-huis", on: day)
        }
    }

    private func write(
        _ group: TargetGroup, count: Int, from first: (month: Int, day: Int), to last: (month: Int, day: Int),
        into agenda: inout Agenda
    ) {
        var random = self.setting.random("allocations-\(group.rawValue)-\(first.month)")
        let days = self.setting.workingDays(from: first, to: last)
        for (number, day) in Setting.spread(self.setting.scaled(count), over: days, random: &random).enumerated() {
            let waited = group == .statusHolder ? nil : day.adding(days: -random.integer(in: 20...240))
            agenda.add(
                AllocationRecorded(
                    allocationId: self.setting.mint.reference("L", "\(group.rawValue)-\(first.month)-\(number)"),
                    group: group, channel: Self.channel(group), corporationId: SupplyPlan.corporation(&random),
                    district: SupplyPlan.district(&random), persons: Self.persons(group, &random), allocatedOn: day,
                    waitingSince: waited),
                from: "vierde-huis", on: day)
        }
    }

    /// People with urgency search for themselves; the City-deal meeting names its own candidates (plan, City-deal).
    private static func channel(_ group: TargetGroup) -> AllocationChannel {
        switch group {
        case .otherUrgent: .urgency
        case .cityDeal: .outside
        default: .mediation
        }
    }

    private static func persons(_ group: TargetGroup, _ random: inout SplitMix64) -> Int? {
        switch group {
        case .statusHolder: random.weighted(PlanAssumptions.statusHolderPersons)
        // "Maximaal 3 personen" in the hotel for parents with children.
        case .corporationHotel: random.weighted([(1, 60), (2, 25), (3, 15)])
        default: random.weighted([(1, 55), (2, 20), (3, 15), (4, 10)])
        }
    }

    /// The expected total minus the priority target, in four equal parts, by size of the corporation, all by largest
    /// remainder: the year adds up exactly.
    private func writeRegular(into agenda: inout Agenda) {
        let year = self.setting.parameters.year
        let total = self.setting.scaled(PlanTables.target.regular)
        let sizes = PlanAssumptions.corporationSizes
        for (index, count) in LargestRemainder.shares(of: total, sizes: [1, 1, 1, 1]).enumerated() {
            guard let quarter = Quarter(year: year, number: index + 1),
                let day = WorkingDays.between(quarter.firstDay, quarter.lastDay).last
            else { continue }
            let shares = LargestRemainder.shares(of: count, sizes: sizes.map(\.dwellings))
            for (size, regular) in zip(sizes, shares) {
                agenda.add(
                    LettingsCounted(
                        countId: "\(size.corporation)-\(quarter)", period: .quarter(quarter),
                        corporationId: size.corporation, regular: regular, priority: []),
                    from: size.corporation, on: day)
            }
        }
    }
}
