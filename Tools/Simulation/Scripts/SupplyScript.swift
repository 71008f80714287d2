import Contracts
import JSON
import Vocabulary

/// Expected new building, and the stock. These are the plan's own figures, which are not scaled.
struct SupplyScript: Script {
    let setting: Setting

    /// The supply of a year's new dwellings of regular social rent.
    static func supplyId(_ year: Int) -> String { "supply-\(year)" }

    func write(into agenda: inout Agenda) {
        self.writeNewDwellings(into: &agenda)
        self.writeStock(into: &agenda)
    }

    private func writeNewDwellings(into agenda: inout Agenda) {
        guard let day = self.setting.openingDays.first else { return }
        for new in PlanTables.newDwellings {
            self.write(
                Self.supplyId(new.year), year: new.year, dwellings: new.dwellings,
                percentForGroups: PlanAssumptions.newDwellingsForGroupsPercent, on: day, into: &agenda)
        }
        let students = PlanTables.newStudentUnits
        self.write(
            Self.supplyId(students.year) + "-students", year: students.year, dwellings: students.dwellings,
            percentForGroups: PlanAssumptions.newStudentUnitsForGroupsPercent, on: day, into: &agenda)
    }

    /// The plan prints only the year: we take its last quarter, by which all of the year's dwellings have been
    /// delivered.
    private func write(
        _ id: String, year: Int, dwellings: Int, percentForGroups: Int, on day: CalendarDate,
        into agenda: inout Agenda
    ) {
        agenda.add(
            PlannedFact(
                .supplyAnnounced,
                [
                    "supplyId": .string(id), "expectedIn": .string("\(year)-Q4"), "dwellings": JSONValue(dwellings),
                    "forGroups": JSONValue(dwellings * percentForGroups / 100),
                ]), from: "gemeente-utrecht", on: day)
    }

    /// The stock on 1 January 2018: independent dwellings as we divided them, non-independent units as printed.
    private func writeStock(into agenda: inout Agenda) {
        guard let date = CalendarDate(year: self.setting.parameters.year, month: 2, day: 4) else { return }
        let day = WorkingDays.onOrAfter(date)
        for size in PlanAssumptions.corporationSizes {
            self.count(size.dwellings, corporation: size.corporation, independent: true, on: day, into: &agenda)
        }
        for units in PlanTables.nonIndependentUnits {
            self.count(units.units, corporation: units.corporation, independent: false, on: day, into: &agenda)
        }
    }

    private func count(
        _ dwellings: Int, corporation: String, independent: Bool, on day: CalendarDate, into agenda: inout Agenda
    ) {
        let id = "stock-\(corporation)" + (independent ? "" : "-rooms")
        agenda.add(
            PlannedFact(
                .stockCounted,
                [
                    "countId": .string(id), "asOf": "2018-01-01", "independent": .bool(independent),
                    "dwellings": JSONValue(dwellings),
                ]), from: corporation, on: day)
    }
}
