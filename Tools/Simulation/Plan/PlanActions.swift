/// The 36 actions: holders, partners and terms as printed. Where the plan names only a period, the due date is that
/// period's last day ("medio 2019" is read as the end of June). Where it prints only when a term begins ("na de
/// gunning"), there is no date.
public enum PlanActions {
    public static let all: [PlanAction] =
        Self.housing + Self.youngAdults + Self.otherGroups + Self.building + Self.spread + Self.support + Self.process

    static let municipality = "gemeente"
    static let corporations = "corporaties"
    static let institutions = "zorginstellingen"
    static let beterWonen = "Beter Wonen"
    static let vierdeHuis = "Het Vierde Huis"
    static let thirdQuarter = "gereed derde kwartaal 2019"

    /// Commitments outside the chapter, for which the plan names no holder (ESC-11): shown, but without a date.
    /// Sources: Prikkelarme woonvormen; Andere aanbieders; Betrokkenheid en inbreng cliënten en huurders.
    public static let withoutHolder: [PlanAction] = [
        PlanAction(
            37, "Een plek zoeken voor kleine prikkelarme woonvormen, aan de rand van de stad of in de regio",
            holder: Self.notNamed),
        PlanAction(
            38, "Kamers zoeken in de betaalbare voorraad: de pilot ‘Kamers met aandacht’", holder: Self.notNamed),
        PlanAction(
            39, "De actieagenda van en voor jongeren in een kwetsbare positie een vervolg geven", holder: Self.notNamed),
    ]

    private static let notNamed = "nog niet benoemd"
}
