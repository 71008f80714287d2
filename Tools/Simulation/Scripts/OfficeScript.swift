import Contracts
import JSON
import Vocabulary

/// Records of office, municipality and team beside rounds and lettings: targets for status holders, locks, evaluations.
/// All are assumptions except the targets.
struct OfficeScript: Script {
    let setting: Setting

    private static let office = "vierde-huis"
    private static let municipality = "gemeente-utrecht"

    func write(into agenda: inout Agenda) {
        self.writeTargets(into: &agenda)
        self.writeLocks(into: &agenda)
        self.writeEvaluations(into: &agenda)
    }

    private func day(_ month: Int, _ day: Int) -> CalendarDate {
        WorkingDays.onOrAfter(
            CalendarDate(year: self.setting.parameters.year, month: month, day: day)
                ?? self.setting.parameters.from)
    }

    /// The plan: 159 for the first half of 2019, of which a lead of ten left 149; lowered later, so that 108 were left.
    /// It expects about the same for the second half. Not scaled.
    private func writeTargets(into agenda: inout Agenda) {
        let lead = PlanTables.statusHolderLead
        let lowered = PlanTables.statusHolderTaskLowered + lead
        let first = PlanTables.statusHolderTargets.first { $0.halfYear == "2019-I" }?.persons ?? 0
        let targets: [(half: String, persons: Int, carriedIn: Int?, day: CalendarDate)] = [
            ("I", first, -lead, self.setting.openingDays.first ?? self.day(1, 2)),
            ("I", lowered, -lead, self.day(4, 1)), ("II", lowered, nil, self.day(7, 1)),
        ]
        for (half, persons, carriedIn, day) in targets {
            agenda.add(
                PlannedFact(
                    .statusHoldersTargeted,
                    omittingNil: [
                        ("targetId", .string("status-holders-2019-\(half)")), ("halfYear", .string("2019-\(half)")),
                        ("persons", JSONValue(persons)), ("carriedIn", carriedIn.map { JSONValue($0) }),
                    ]), from: Self.municipality, on: day)
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
