import Contracts
import Vocabulary

/// Agreements from before the year: history, targets, rules, sizes and contingents. They are not scaled.
struct AgreementsScript: Script {
    let setting: Setting

    func write(into agenda: inout Agenda) {
        guard let first = self.setting.openingDays.first, let last = self.setting.openingDays.last else { return }
        self.writeMunicipality(into: &agenda, on: first)
        for year in PlanTables.history {
            agenda.add(
                LettingsCounted(
                    countId: "city-\(year.year)", period: .year(year.year), corporationId: nil, regular: year.regular,
                    priority: year.priority.map { GroupCount(group: $0.group, dwellings: $0.dwellings) }),
                from: "vierde-huis", on: first)
        }
        self.writeInstitutions(into: &agenda, last: last)
    }

    private func writeMunicipality(into agenda: inout Agenda, on day: CalendarDate) {
        let year = PlanTables.target.year
        let office = "gemeente-utrecht"
        agenda.add(Self.policy(validFrom: day), from: office, on: day)
        let stockDay = CalendarDate(year: 2018, month: 1, day: 1) ?? day
        for size in PlanAssumptions.corporationSizes {
            agenda.add(
                CorporationSized(corporationId: size.corporation, dwellings: size.dwellings, asOf: stockDay),
                from: office, on: day)
        }
        for target in PlanTables.target.priority {
            agenda.add(
                TargetSet(
                    targetId: "target-\(year)-\(target.group.rawValue)", year: year, measure: .priorityLettings,
                    group: target.group, dwellings: target.dwellings),
                from: office, on: day)
        }
        agenda.add(
            TargetSet(
                targetId: "target-\(year)-total", year: year, measure: .totalLettings, group: nil,
                dwellings: PlanTables.target.total),
            from: office, on: day)
    }

    /// Shares come first, as the contingents intend; SSH's agreement is part of the policy.
    private static func policy(validFrom day: CalendarDate) -> PolicySet {
        var policy = PolicySet(
            policyId: "matching-policy-1", version: 1, validFrom: day,
            candidatesPerDwelling: PlanAssumptions.candidatesPerDwelling, responseDays: PlanAssumptions.responseDays,
            inflowSharePercent: PlanTables.inflowSharePercent, confirmation: .office,
            levels: [.institutionShare, .routeShare, .overNorm, .waiting, .suitability],
            complexCapPercent: PlanAssumptions.sshCapPercent,
            commitments: [
                Commitment(
                    corporationId: "ssh", groups: TargetGroup.allCases.filter(\.isYoung),
                    dwellings: PlanAssumptions.sshUnitsForYoungPeople)
            ])
        policy.complexCapCorporations = ["ssh"]
        return policy
    }

    /// Institutions join one after another while applications already arrive; contingents follow when all have joined.
    private func writeInstitutions(into agenda: inout Agenda, last: CalendarDate) {
        var random = self.setting.random("institutions")
        let joinDays = self.setting.openingDays.dropLast()
        let order = random.shuffled(PlanAssumptions.institutions)
        for (index, institution) in order.enumerated() {
            let day = joinDays.isEmpty ? last : joinDays[joinDays.startIndex + index * joinDays.count / order.count]
            agenda.add(
                InstitutionJoined(institutionId: institution.id, joinedOn: day), from: "beter-wonen", on: day)
        }
        let year = PlanTables.target.year
        for contingent in PlanAssumptions.contingents {
            agenda.add(
                ContingentSet(
                    contingentId: "contingent-\(year)-\(contingent.institution)",
                    institutionId: contingent.institution, year: year, dwellings: contingent.dwellings,
                    inflowDwellings: contingent.inflowDwellings),
                from: "beter-wonen", on: last)
        }
    }
}
