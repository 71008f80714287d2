import Contracts

extension PlanActions {
    private static let projectLead = "gemeente (kwartiermaker)"

    static let building: [PlanAction] = [
        PlanAction(
            16,
            "70% van de nieuwe sociale huurwoningen in de kernvoorraad, en per project het deel voor kwetsbare groepen",
            holder: Self.corporations, consulting: [Self.municipality]),
        PlanAction(
            17, "Kwetsbare groepen meenemen bij gronduitgifte, tenders en voorwaarden voor particuliere bouw",
            holder: Self.municipality),
        PlanAction(
            18, "Afspreken hoe we locaties vinden voor nieuwe sociale huurwoningen", holder: Self.municipality,
            partners: [Self.corporations], basis: [.performanceAgreements]),
        PlanAction(
            19, task: "a", "Een locatie aanwijzen voor een tweede project met gemengd wonen, ook voor jongvolwassenen",
            holder: Self.projectLead, consulting: [Self.corporations, Self.institutions],
            printedTerm: "op korte termijn (2019)", dueOn: "2019-12-31"),
        PlanAction(
            19, task: "b", "Het tweede project met gemengd wonen realiseren", holder: Self.projectLead,
            consulting: [Self.corporations, Self.institutions], printedTerm: "in 2020", dueOn: "2020-12-31"),
        PlanAction(
            20, "Vaker nieuwe vormen van wonen uitproberen", holder: Self.corporations,
            partners: [Self.municipality, Self.institutions]),
        PlanAction(
            21, "Particuliere initiatieven voor bijzondere woonvormen steunen, met een plan van de kwartiermaker",
            holder: Self.projectLead),
    ]

    static let spread: [PlanAction] = [
        PlanAction(
            22, "Eerst toewijzen in wijken en buurten met weinig sociale huur; het totaal lijdt daar niet onder",
            holder: Self.corporations, partners: [Self.beterWonen, Self.vierdeHuis]),
        PlanAction(
            23, "Liefst nieuw bouwen waar weinig sociale huur is en de buurt veel kan dragen",
            holder: Self.municipality, partners: [Self.corporations]),
        PlanAction(
            24, "Criteria opstellen voor maatwerk in straat en gebouw", holder: Self.municipality,
            partners: [Self.corporations, Self.institutions, "huurders", "cliënten", "buurtteams"],
            printedTerm: Self.thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(
            25, "Afspreken hoe we op elk niveau werken aan draagvlak", holder: Self.corporations,
            partners: [Self.municipality, Self.institutions]),
    ]
}
