import Vocabulary

extension Simulation {
    /// The figures behind the simulated year: the plan's with their place, ours with the reason. Draws of detail (which
    /// day within a stretch, which code of a list) are left out: they are even draws by the seed.
    public var assumptions: [Assumption] {
        Self.printed + Self.readings + self.flows + Self.people + Self.support + Self.office + Self.answers
    }

    private static let moBwDwellings = PlanTables.history.reduce(0) { sum, year in
        sum + (year.priority.first { $0.group == .moBw }?.dwellings ?? 0)
    }

    private static let printed: [Assumption] = [
        Assumption(
            "Lettings 2015–2018 per group and in total",
            PlanTables.history.map { "\($0.year): \($0.withPriority) of \($0.total)" }.joined(separator: "; "),
            source: "plan, Opgave en taakstelling totaal en prioritering", why: "Not scaled. 2016 is 2264 (34.7 %)."),
        Assumption(
            "Target 2019", "\(PlanTables.target.withPriority) of \(PlanTables.target.total)",
            source: "plan, the same table", why: "Not scaled."),
        Assumption(
            "Stock by rent class", PlanTables.stock.map { "\($0.dwellings)" }.joined(separator: ", "),
            source: "plan, Bestaande voorraad", why: "Nominated dwellings follow it by largest remainder per round."),
        Assumption(
            "Non-independent units",
            PlanTables.nonIndependentUnits.map { "\($0.corporation) \($0.units)" }.joined(separator: ", "),
            source: "plan, Wooneenheden en bijzondere woonconcepten",
            why: "Not scaled; counted by the corporations as of 1 January 2018."),
        Assumption(
            "New dwellings",
            PlanTables.newDwellings.map { "\($0.year): \($0.dwellings)" }.joined(separator: "; ")
                + "; \(PlanTables.newStudentUnits.dwellings) student units in \(PlanTables.newStudentUnits.year)",
            source: "plan, Reguliere woningen", why: "Not scaled."),
        Assumption(
            "Status holders, first half of 2019",
            "159, then \(PlanTables.statusHolderTaskLowered + PlanTables.statusHolderLead), with a lead of "
                + "\(PlanTables.statusHolderLead)",
            source: "plan, Statushouders",
            why: "149 and \(PlanTables.statusHolderTaskLowered) are what is left of them. Not scaled."),
        Assumption(
            "SSH",
            "\(PlanAssumptions.sshCapPercent) % of a complex at most, \(PlanAssumptions.sshUnitsForYoungPeople) units a year",
            source: "plan, Wooneenheden en bijzondere woonconcepten; Meesten aangewezen op kamers",
            why: "Agreed; both stand in the policy of the year."),
        Assumption(
            "Inflow share", "\(PlanTables.inflowSharePercent) %", source: "plan, Inzet voor 2019 en volgende jaren",
            why: "Of applicants and of contingents."),
        Assumption(
            "Young adults among applicants", "18 %", source: "plan, In zelfstandige woningen gehuisvest",
            why: "Of \(Self.moBwDwellings) dwellings for MO/BW in 2015–2018 "
                + "\(PlanTables.youngAdults.reduce(0) { $0 + $1.dwellings }) went to them."),
        Assumption(
            "Single applicants", "three quarters", source: "plan, Aantal toegewezen woningen in de afgelopen jaren",
            why: "Larger ones are drawn so that \(PlanTables.moBwPersons2018) persons in 244 dwellings come about."),
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
                "Dwellings taken back", "\(PlanAssumptions.dwellingWithdrawalPercent) % of those nominated",
                why: "Each is replaced within a week, as far as its round is open."),
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
}
