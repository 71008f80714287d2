import Contracts
import JSON
import Vocabulary

/// Requests for urgency and the allocation office's decisions: granted, refused, expired.
struct UrgencyScript: Script {
    let setting: Setting
    private static let office = "vierde-huis"

    func write(into agenda: inout Agenda) {
        var random = self.setting.random("urgencies")
        let granted = max(1, self.setting.scaled(PlanAssumptions.urgenciesGranted))
        let refused = max(1, self.setting.scaled(PlanAssumptions.urgenciesRefused))
        let days = self.setting.workingDays(from: (1, 2), to: (12, 20))
        let decisions = random.shuffled(
            Array(repeating: true, count: granted) + Array(repeating: false, count: refused))
        let dates = Setting.spread(decisions.count, over: days, random: &random)
        for (number, (isGranted, day)) in zip(decisions, dates).enumerated() {
            let id = JSONValue.string(self.setting.mint.reference("U", "urgency-\(number)"))
            let category = JSONValue.string((random.pick(OrdinanceCategory.allCases) ?? .medical).rawValue)
            guard isGranted else {
                agenda.add(
                    PlannedFact(
                        .urgencyRefused,
                        ["urgencyId": id, "category": category, "refusedOn": .string(day.description)]),
                    from: Self.office, on: day)
                continue
            }
            agenda.add(
                PlannedFact(
                    .urgencyGranted,
                    [
                        "urgencyId": id, "kind": "URG", "category": category, "grantedOn": .string(day.description),
                        "validUntil": .string(day.adding(days: 182).description),
                    ]), from: Self.office, on: day)
            guard random.chance(percent: 40), agenda.contains(day) else { continue }
            let end = WorkingDays.onOrAfter(day.adding(days: random.integer(in: 20...150)))
            agenda.add(
                PlannedFact(.urgencyExpired, ["urgencyId": id, "expiredOn": .string(end.description)]),
                from: Self.office, on: end)
        }
    }
}
