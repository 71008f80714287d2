import Contracts
import Vocabulary

/// What office, municipality, corporations and team record beside rounds and lettings: urgencies, locks, targets for
/// status holders, supply that comes, stock, evaluations. Assumptions, all of them, but the targets.
struct OfficeScript: Script {
    let setting: Setting

    private static let office = "vierde-huis"
    private static let municipality = "gemeente-utrecht"

    func write(into agenda: inout Agenda) {
        self.writeTargets(into: &agenda)
        self.writeSupply(into: &agenda)
        self.writeUrgencies(into: &agenda)
        self.writeLocks(into: &agenda)
        self.writeEvaluations(into: &agenda)
    }

    private func day(_ month: Int, _ day: Int) -> CalendarDate {
        WorkingDays.onOrAfter(
            CalendarDate(year: self.setting.parameters.year, month: month, day: day)
                ?? self.setting.parameters.from)
    }

    /// The plan: 159 for the first half of 2019, lowered later so that 108 remained after a lead of ten; the second half
    /// alike.
    private func writeTargets(into agenda: inout Agenda) {
        for (half, persons, day) in [
            ("I", 159, self.setting.openingDays.first ?? self.day(1, 2)), ("I", 118, self.day(4, 1)),
            ("II", 118, self.day(7, 1)),
        ] {
            agenda.add(
                PlannedFact(
                    .statusHoldersTargeted,
                    [
                        "targetId": .string("status-holders-2019-\(half)"), "halfYear": .string("2019-\(half)"),
                        "persons": JSONValue(persons),
                    ]), from: Self.municipality, on: day)
        }
    }

    private func writeSupply(into agenda: inout Agenda) {
        for (number, dwellings) in [120, 45, 200].enumerated() {
            agenda.add(
                PlannedFact(
                    .supplyAnnounced,
                    [
                        "supplyId": .string("supply-\(number + 1)"), "expectedIn": "2020-Q2",
                        "dwellings": JSONValue(self.setting.scaled(dwellings)),
                        "forGroups": JSONValue(self.setting.scaled(dwellings) * 3 / 10),
                    ]), from: Self.municipality, on: self.day(3 + 3 * number, 4))
        }
        for size in PlanAssumptions.corporationSizes {
            agenda.add(
                PlannedFact(
                    .stockCounted,
                    [
                        "countId": .string("stock-\(size.corporation)"), "asOf": "2019-01-01",
                        "dwellings": JSONValue(size.dwellings),
                    ]), from: size.corporation, on: self.day(2, 4))
        }
    }

    private func writeUrgencies(into agenda: inout Agenda) {
        var random = self.setting.random("urgencies")
        let days = self.setting.workingDays(from: (1, 2), to: (12, 20))
        let categories = OrdinanceCategory.allCases
        for (number, day) in Setting.spread(self.setting.scaled(30), over: days, random: &random).enumerated() {
            let id = JSONValue.string(self.setting.mint.reference("U", "urgency-\(number)"))
            let category = JSONValue.string((random.pick(categories) ?? .medical).rawValue)
            guard !random.chance(percent: 20) else {
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

    private func writeLocks(into agenda: inout Agenda) {
        for (number, level) in LocationLevel.allCases.enumerated() {
            let day = self.day(2 + 3 * number, 11)
            let id = JSONValue.string("lock-\(number + 1)")
            agenda.add(
                PlannedFact(
                    .locationLocked,
                    [
                        "lockId": id, "level": .string(level.rawValue),
                        "locationId": .string(self.setting.mint.reference("P", "place-\(number)")),
                        "reason": .string(LockReason.balance.rawValue), "lockedOn": .string(day.description),
                    ]), from: Self.office, on: day)
            guard agenda.contains(day) else { continue }
            let end = WorkingDays.onOrAfter(day.adding(days: 90))
            agenda.add(
                PlannedFact(.locationReleased, ["lockId": id, "releasedOn": .string(end.description)]),
                from: Self.office, on: end)
        }
    }

    private func writeEvaluations(into agenda: inout Agenda) {
        for (number, theme) in EvaluationTheme.allCases.enumerated() {
            let day = self.day(3 + 2 * number, 12)
            agenda.add(
                PlannedFact(
                    .evaluationRecorded,
                    [
                        "evaluationId": .string("evaluation-\(theme.rawValue)"), "theme": .string(theme.rawValue),
                        "verdict": .string(EvaluationVerdict.sufficient.rawValue),
                        "participants": ["municipality", "corporations", "institutions", "tenants", "clients"],
                        "heldOn": .string(day.description),
                    ]), from: "uitvoeringsteam", on: day)
        }
        // One institution leaves at the end of the year.
        agenda.add(
            PlannedFact(
                .institutionLeft,
                ["institutionId": .string(PlanAssumptions.institutions.last?.id ?? ""), "leftOn": "2020-01-01"]),
            from: "beter-wonen", on: self.day(12, 19))
    }
}
