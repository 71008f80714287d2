import Contracts
import JSON
import Vocabulary

/// The demand: the opening waiting list, the year's new applicants, their changes and withdrawals, and the dwellings of
/// the first half-year, which were let outside the rounds and took their clients off the list.
struct ApplicationsScript: Script {
    let setting: Setting

    func write(into agenda: inout Agenda) {
        var waiting = self.writeOpening(into: &agenda)
        let days = self.setting.workingDays(from: (1, 1), to: (12, 31))
        var random = self.setting.random("application-days")
        let arrivals = Self.counted(
            Setting.spread(self.setting.scaled(PlanTables.yearlyDemand), over: days, random: &random))
        let changes = Self.counted(
            Setting.spread(self.setting.scaled(PlanAssumptions.changesPerYear), over: days, random: &random))
        let leavers = Self.counted(
            Setting.spread(self.setting.scaled(PlanAssumptions.withdrawalsPerYear), over: days, random: &random))
        let halfYear = self.setting.workingDays(from: (1, 1), to: (6, 30))
        let housed = Self.counted(
            Setting.spread(self.setting.scaled(SupplyPlan.firstHalfMoBw), over: halfYear, random: &random))

        // Cards are dealt for the whole year, so that the shares do not depend on which part of it is simulated.
        var maker = ClientMaker(setting: self.setting, stream: "new-clients")
        var cards = ClientCard.deal(arrivals.values.reduce(0, +), random: &maker.random)
        var serial = 0
        for day in days where agenda.contains(day) {
            for _ in 0..<(arrivals[day] ?? 0) {
                guard let card = cards.popLast() else { break }
                serial += 1
                let client = maker.client(card, key: "new-\(serial)", waitingSince: day, readyWithin: 60)
                agenda.add(client.application, from: client.institution, on: day)
                waiting.append(client)
            }
            for _ in 0..<(changes[day] ?? 0) where !waiting.isEmpty {
                let index = random.below(waiting.count)
                agenda.add(
                    self.change(&waiting[index], maker: &maker, random: &random), from: waiting[index].institution,
                    on: day)
            }
            for _ in 0..<(leavers[day] ?? 0) where !waiting.isEmpty {
                let client = waiting.remove(at: random.below(waiting.count))
                let reasons: [(value: WithdrawalReason, weight: Int)] = [
                    (.notReady, 40), (.moved, 30), (.other, 20), (.duplicate, 8), (.deceased, 2),
                ]
                self.withdraw(client, random.weighted(reasons) ?? .other, on: day, agenda: &agenda)
            }
            for number in 0..<(housed[day] ?? 0) where !waiting.isEmpty {
                self.house(&waiting, key: "\(day)-\(number)", on: day, random: &random, agenda: &agenda)
            }
        }
        self.writePauses(of: waiting, into: &agenda)
    }

    /// Some of the clients who are never withdrawn cannot move for a while; for a few of them the office makes an
    /// exception.
    private func writePauses(of waiting: [Client], into agenda: inout Agenda) {
        var random = self.setting.random("pauses")
        let days = self.setting.workingDays(from: (1, 2), to: (12, 20))
        for (number, client) in waiting.enumerated() where number % 40 == 7 {
            guard let day = random.pick(days.filter { $0 > client.application.waitingSince && agenda.contains($0) })
            else { continue }
            let id = JSONValue.string(client.application.applicationId)
            let reason = random.pick(PauseReason.allCases) ?? .notReady
            agenda.add(
                PlannedFact(
                    .applicationPaused,
                    ["applicationId": id, "reason": .string(reason.rawValue), "pausedOn": .string(day.description)]),
                from: client.institution, on: day)
            let end = WorkingDays.onOrAfter(day.adding(days: random.integer(in: 10...60)))
            agenda.add(
                PlannedFact(.applicationResumed, ["applicationId": id, "resumedOn": .string(end.description)]),
                from: client.institution, on: end)
            guard random.chance(percent: 30) else { continue }
            agenda.add(
                PlannedFact(
                    .exceptionGranted,
                    [
                        "exceptionId": .string(self.setting.mint.reference("X", "exception-\(number)")),
                        "applicationId": id, "rule": .string(ExceptionRule.spread.rawValue),
                        "reasons": [.string(ExceptionReason.supportNearby.rawValue)],
                        "grantedOn": .string(day.description),
                    ]), from: "vierde-huis", on: day)
        }
    }

    /// The backlog: clients who have waited up to three years; more of them began in recent months than in distant
    /// ones.
    private func writeOpening(into agenda: inout Agenda) -> [Client] {
        var maker = ClientMaker(setting: self.setting, stream: "opening-clients")
        let count = max(1, self.setting.scaled(PlanTables.backlog))
        let cards = ClientCard.deal(count, random: &maker.random)
        let days = self.setting.openingDays
        var clients: [Client] = []
        for (index, card) in cards.enumerated() {
            let day = days[index * days.count / count]
            // The square of an even draw: half of the list has waited less than a quarter of the longest time.
            let draw = maker.random.below(1000)
            let waited = 1 + PlanAssumptions.longestWaitDays * draw * draw / 1_000_000
            let client = maker.client(
                card, key: "opening-\(index)", waitingSince: day.adding(days: -waited), readyWithin: 90)
            agenda.add(client.application, from: client.institution, on: day)
            clients.append(client)
        }
        return clients
    }

    /// One letting of the first half-year: recorded by the office, and the institution takes its client off the list.
    private func house(
        _ waiting: inout [Client], key: String, on day: CalendarDate, random: inout SplitMix64, agenda: inout Agenda
    ) {
        // The longest-waiting of three drawn clients: the old way went roughly by waiting time.
        let drawn = (0..<3).map { _ in random.below(waiting.count) }
        let longest = drawn.min { waiting[$0].application.waitingSince < waiting[$1].application.waitingSince }
        let client = waiting.remove(at: longest ?? 0)
        let application = client.application
        let urgency = application.group == .womensShelter
        agenda.add(
            AllocationRecorded(
                allocationId: self.setting.mint.reference("L", "mo-bw-\(key)"), group: application.group,
                route: application.route, channel: urgency ? .urgency : .mediation,
                corporationId: SupplyPlan.corporation(&random), district: SupplyPlan.district(&random),
                persons: client.persons, allocatedOn: day, waitingSince: application.waitingSince,
                applicationId: application.applicationId, institutionId: client.institution),
            from: "vierde-huis", on: day)
        self.withdraw(client, .foundElsewhere, on: day, agenda: &agenda)
    }

    private func withdraw(_ client: Client, _ reason: WithdrawalReason, on day: CalendarDate, agenda: inout Agenda) {
        agenda.add(
            ApplicationWithdrawn(
                applicationId: client.application.applicationId, reason: reason, withdrawnOn: day),
            from: client.institution, on: day)
    }

    private func change(
        _ client: inout Client, maker: inout ClientMaker, random: inout SplitMix64
    ) -> ApplicationChanged {
        let id = client.application.applicationId
        switch random.below(4) {
        case 0:
            let rent = Cents(min(71_068, client.application.maximumRentCents.value + 2500))
            client.application.maximumRentCents = rent
            return ApplicationChanged(applicationId: id, reason: .income, maximumRentCents: rent)
        case 1:
            let support = maker.support(client.application.route)
            client.application.support = support
            return ApplicationChanged(applicationId: id, reason: .support, support: support)
        case 2:
            var household = client.application.household
            household.children = min(4, household.children + 1)
            client.application.household = household
            return ApplicationChanged(applicationId: id, reason: .household, household: household)
        default:
            var profile = client.application.profile
            for kind in [DwellingKind.upstairs, .downstairs] where !profile.kinds.contains(kind) {
                profile.kinds.append(kind)
            }
            profile.preferredDistricts = []
            client.application.profile = profile
            return ApplicationChanged(applicationId: id, reason: .profile, profile: profile)
        }
    }

    private static func counted(_ days: [CalendarDate]) -> [CalendarDate: Int] {
        Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +)
    }
}
