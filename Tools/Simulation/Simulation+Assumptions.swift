import Vocabulary

extension Simulation {
    /// Every figure behind the simulated year: those of the plan with their place, ours with the reason.
    public var assumptions: [Assumption] { Self.printed + self.flows + Self.people + Self.answers }

    private static let printed: [Assumption] = [
        Assumption(
            "Lettings 2015–2018 per group and in total",
            PlanTables.history.map { "\($0.year): \($0.withPriority) of \($0.total)" }.joined(separator: "; "),
            source: "plan, Opgave en taakstelling totaal en prioritering", why: "Not scaled. 2016 is 2264 (34.7 %)."),
        Assumption(
            "Target 2019", "\(PlanTables.target.withPriority) of \(PlanTables.target.total)",
            source: "plan, the same table", why: "Not scaled."),
        Assumption(
            "Need per year and backlog", "\(PlanTables.yearlyDemand) and \(PlanTables.backlog)",
            source: "plan, Door ambulantisering meer woningen nodig",
            why: "Read as arrivals a year and as the opening list."),
        Assumption(
            "Stock by rent class", PlanTables.stock.map { "\($0.dwellings)" }.joined(separator: ", "),
            source: "plan, Bestaande voorraad", why: "Nominated dwellings follow it by largest remainder per round."),
        Assumption(
            "Inflow share", "\(PlanTables.inflowSharePercent) %", source: "plan, Inzet voor 2019 en volgende jaren",
            why: "Of applicants and of contingents."),
        Assumption(
            "Young adults among applicants", "18 %", source: "plan, In zelfstandige woningen gehuisvest",
            why: "147 dwellings for them beside 808 for MO/BW in 2015–2018."),
        Assumption(
            "Single applicants", "three quarters", source: "plan, Aantal toegewezen woningen in de afgelopen jaren",
            why: "Larger households are drawn so that 324 persons in 244 dwellings come about."),
        Assumption(
            "Highest net rent of young adults", "250.00, or 424.44 euro",
            source: "plan, Drempels in de toegang tot huisvesting",
            why: "Which of the two applies is drawn: 60 % of those of 18 to 23 get the lower."),
    ]

    private var flows: [Assumption] {
        [
            Assumption(
                "Scale", "\(self.parameters.scale)", why: "Multiplies people and dwellings, not the plan's figures."),
            Assumption(
                "Independent dwellings per corporation",
                PlanAssumptions.corporationSizes.map { "\($0.corporation) \($0.dwellings)" }.joined(separator: ", "),
                why: "The plan prints only the sum, 43028, and non-independent units per corporation."),
            Assumption(
                "Contingents",
                PlanAssumptions.contingents.map { "\($0.institution) \($0.dwellings)" }.joined(separator: ", "),
                why: "Beter Wonen divides (action 3), the plan prints no division. Sum 385, of which 77 inflow."),
            Assumption(
                "Leidsche Rijn and Vleuten-De Meern", "9 % and 6 %",
                why: "What the eight printed districts leave of the city's stock."),
            Assumption(
                "First half of 2019", "\(SupplyPlan.firstHalfMoBw) MO/BW, half of the other targets",
                why: "Half of the year's target, rounded down, outside the rounds, which begin on 1 August."),
            Assumption(
                "Dwellings in the rounds", "\(SupplyPlan.rounds) at scale 1, two fifths in the first",
                why: "The rest of the target; the first round has two months, the second three."),
            Assumption(
                "Clients housed in the first half-year", "leave the list, the longest waiting of three drawn",
                why: "They come from the same list; otherwise it would count them twice."),
            Assumption(
                "The corporation that stays behind", self.laggard,
                why: "Drawn by the seed. Half its quota, late, in the first round; the rest early in the second."),
            Assumption(
                "Regular lettings", "1655 at scale 1, in four equal quarters, by size",
                why: "2400 less 745; counted on the last working day of the quarter."),
            Assumption(
                "Wrong events", "\(self.parameters.invalidShare) of the right ones, each kind at least once",
                why: "To show every rejection."),
            Assumption(
                "Exact repeats", "\(PlanAssumptions.duplicatePercent) %", why: "Partners that send again."),
        ]
    }

    private static let people: [Assumption] = [
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
        Assumption(
            "Actions", "55 % in time, 20 % late, 15 % stalled, 10 % running past the date",
            why: "Drawn by the seed: says nothing about any party."),
    ]

    private static let answers: [Assumption] = [
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
    ]
}
