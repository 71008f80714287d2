import Contracts
import JSON
import Vocabulary

/// The institution dwellings that two institutions flip in 2019 (plan, Instellingswoningen nemen af; action 4): let to them
/// in earlier years, and passed to their residents one by one.
struct InstitutionDwellingsScript: Script {
    let setting: Setting

    func write(into agenda: inout Agenda) {
        // The tenancies are reported over the opening days, and their support a day later.
        let opening = Array(zip(self.setting.openingDays, self.setting.openingDays.dropFirst()))
        guard !opening.isEmpty else { return }
        for (institution, dwellings) in PlanTables.flips2019 {
            var random = self.setting.random("institution-dwellings-\(institution)")
            let days = self.setting.workingDays(from: (2, 1), to: (12, 20))
            let flips = Setting.spread(self.setting.scaled(dwellings), over: days, random: &random)
            for (number, flip) in flips.enumerated() {
                let (told, supported) = opening[number % opening.count]
                let key = "\(institution)-\(number)"
                let id = self.setting.mint.reference("T", "institution-dwelling-\(key)")
                agenda.add(
                    TenancyStarted(
                        tenancyId: id, dwellingId: self.setting.mint.reference("D", "institution-dwelling-\(key)"),
                        applicationId: nil, group: nil, startedOn: self.start(&random) ?? told,
                        contractForm: .institution, independent: true),
                    from: SupplyPlan.corporation(&random) ?? "mitros", on: told)
                agenda.add(self.support(id, key: key, on: supported), from: institution, on: supported)
                agenda.add(
                    PlannedFact(
                        .tenancyFlipped, ["tenancyId": .string(id), "flippedOn": .string(flip.description)]),
                    from: institution, on: flip)
            }
        }
    }

    /// A start date before the years of the plan's table of lettings.
    private func start(_ random: inout SplitMix64) -> CalendarDate? {
        CalendarDate(year: random.integer(in: 2008...2014), month: random.integer(in: 1...12), day: 1)
    }

    /// Tells Registration which institution is responsible for the support and may flip the tenancy.
    private func support(_ tenancy: String, key: String, on day: CalendarDate) -> PlannedFact {
        PlannedFact(
            .supportArranged,
            [
                "supportId": .string(self.setting.mint.reference("S", "institution-dwelling-\(key)")),
                "tenancyId": .string(tenancy),
                "support": ["product": "individual-guidance", "hoursPerWeek": 3, "reachable247": true],
                "startsOn": .string(day.description),
            ])
    }
}
