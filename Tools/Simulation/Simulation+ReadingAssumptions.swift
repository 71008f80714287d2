extension Simulation {
    /// How we read the plan where its wording is ambiguous.
    static let readings: [Assumption] = [
        Assumption(
            "Need per year", "\(PlanTables.yearlyDemand)", source: "plan, Door ambulantisering meer woningen nodig",
            why: "Read as arrivals in a year."),
        Assumption(
            "One-time extra need", "\(PlanTables.backlog)", source: "plan, the same paragraph",
            why: "Read as the opening list. The plan needs it for the list and for more ambulantisering; it prints no "
                + "division, so the second part is not played by itself."),
        Assumption(
            "Quarter of new dwellings", "the fourth", why: "The plan prints the year alone; by then all are there."),
        Assumption(
            "New dwellings for the groups of the plan",
            "\(PlanAssumptions.newDwellingsForGroupsPercent) %, of student units "
                + "\(PlanAssumptions.newStudentUnitsForGroupsPercent) %",
            why: "Settled per project (action 16), so not printed: the direction of all lettings, and SSH's limit."),
        Assumption(
            "Nominated dwellings that are new building", "\(PlanAssumptions.newlyBuiltPercent) % in the fourth quarter",
            why: "So that the projects of 2019 are seen in the round."),
        Assumption(
            "Status holders, second half of 2019", "as the first half", source: "plan, Statushouders",
            why: "\"Ongeveer het niveau van de eerste helft\": read as the lowered target. For the whole year the plan "
                + "counts \(PlanTables.statusHolders2019.persons) persons in \(PlanTables.statusHolders2019.dwellings) "
                + "dwellings all the same."),
        Assumption(
            "Beschermd Thuis in 2019", "clients come with it from January",
            why: "The plan's contracts begin on 1 January 2020. The year plays the intended support, not the contracts."
        ),
        Assumption(
            "Flips", PlanTables.flips2019.map { "\($0.institution) \($0.dwellings)" }.joined(separator: ", "),
            source: "plan, Instellingswoningen nemen af",
            why: "Institution dwellings let before 2015, flipped one by one from February on. Flip dwellings of the "
                + "year do not flip in it: as a rule they do after two years."),
    ]
}
