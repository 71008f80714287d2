import Vocabulary

extension Simulation {
    static let people: [Assumption] = [
        Assumption(
            "Groups", PlanAssumptions.groupMix.map { "\($0.value.rawValue) \($0.weight) %" }.joined(separator: ", "),
            why: "All but young adults ours; all count as MO/BW (actions 2 and 15)."),
        Assumption(
            "Waiting time of the opening list", "up to \(PlanAssumptions.longestWaitDays) days, half under 274",
            why: "A list of 550 with some 244 dwellings a year holds more than two years of demand."),
        Assumption(
            "Changes and withdrawals a year",
            "\(PlanAssumptions.changesPerYear) and \(PlanAssumptions.withdrawalsPerYear) at scale 1",
            why: "So that both occur every month."),
        Assumption(
            "Pauses", "one client in 40, for 10 to 60 days; for three in ten of them the office makes an exception",
            why: "So that both occur."),
        Assumption(
            "Rent limits of others", "the four class limits", why: "15 % of singles can pay the lowest class only."),
        Assumption(
            "Wishes", "30 % prefer districts, 12 % exclude some, 5 % ground floor, 2 % wheelchair, 3 % low-stimulus",
            why: "Enough for every rule to bite; 15 % low-stimulus for Wlz."),
        Assumption(
            "Support", "inflow mostly Beschermd Thuis, outflow mostly individual guidance",
            why: "Hours and minutes are the plan's (6, 10; 30)."),
        Assumption(
            "Persons of status holders", "60 % single, two on average",
            source: "plan, Statushouders (2018; 300 persons in 150 dwellings)", why: "The spread is ours."),
        Assumption(
            "Dwellings", "62 % apartments outside SSH; SSH rooms and studios with campus contract",
            why: "Kinds, rooms and floors are not printed. Half of SSH's lowest class at most 250 euro."),
    ]

    /// Assumptions behind the events that `CarePolicy` makes for tenancies.
    static let support: [Assumption] = [
        Assumption(
            "Support in a tenancy", "the client's own plan, from the first working day",
            why: "The plan wants it arranged with the dwelling; no delay is printed."),
        Assumption(
            "Hand-over to the neighbourhood team",
            "\(CarePolicy.handoverPercent) % of outflow, \(CarePolicy.warmPercent) % of these warm, after 40 days",
            why: "At outflow only, as the plan says; the shares are ours, and what is warm is to be learnt (MON-7)."),
        Assumption(
            "Nuisance, relapse, an early end",
            "\(CarePolicy.nuisancePercent), \(CarePolicy.relapsePercent) and \(CarePolicy.endPercent) % of tenancies",
            why: "So that each occurs; the plan prints none (MON-9)."),
    ]

    /// Assumptions behind the other records of office, municipality and team.
    static let office: [Assumption] = [
        Assumption(
            "Urgencies", "\(PlanAssumptions.urgenciesGranted) granted, \(PlanAssumptions.urgenciesRefused) refused",
            source: "plan, Overige toewijzingen bij voorrang",
            why: "150 dwellings are assumed for their holders in 2019. Granted, and dwellings: "
                + PlanTables.urgencies.map { "\($0.year): \($0.granted), \($0.dwellings)" }.joined(separator: "; ")
                + ". How many are refused is ours; two in five granted end before their half-year is over."),
        Assumption(
            "Locks", "one complex, one entrance, one street, for 90 days", why: "So that each level occurs once."),
        Assumption(
            "Evaluations", "one of each theme, all sufficient",
            why: "So that each theme occurs; no verdict is printed."),
        Assumption(
            "An institution that leaves", PlanAssumptions.institutions.last?.id ?? "",
            why: "The last of the list, on 1 January 2020, so that leaving occurs."),
        Assumption(
            "Actions", "55 % in time, 20 % late, 15 % stalled, 10 % running past the date",
            why: "Drawn by the seed: says nothing about any party."),
    ]

    static let answers: [Assumption] = [
        Assumption(
            "Candidates per dwelling and days to answer",
            "\(PlanAssumptions.candidatesPerDwelling) and \(PlanAssumptions.responseDays)",
            why: "\"Een nader te bepalen aantal\": to be set."),
        Assumption(
            "Answers of corporations", "80 % chosen, 15 % declined, 5 % none; 3 % of the chosen mistaken at first",
            why: "The plan wants to learn this figure (MAT-13); it prints none."),
        Assumption(
            "Days to answer and to the tenancy", "1 to 8 and 5 to 20",
            why: "Within the term, and before a month is over."),
        Assumption(
            "Refusals by clients",
            "\(OfferPolicy.refusedPercent) % when presented, \(OfferPolicy.refusedWhenChosenPercent) % when chosen",
            why: "So that the single offer is used now and then; the plan prints none."),
        Assumption(
            "The allocation office",
            "confirms within two days; \(OfficePolicy.overriddenPercent) % without the last candidate",
            why: "So that it is seen to decide; the plan prints none."),
        Assumption(
            "Alerts", "the team acknowledges four of five after three days", why: "So that some are escalated."),
    ]
}
