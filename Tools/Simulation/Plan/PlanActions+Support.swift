import Contracts

extension PlanActions {
    static let support: [PlanAction] = [
        PlanAction(
            26, "Zorgen voor passende ondersteuning, bij spoed dag en nacht in de hele stad",
            holder: Self.institutions),
        PlanAction(
            27, "Zorgen dat de nodige voorzieningen voor ondersteuning er zijn", holder: Self.municipality,
            basis: [.regionalCourse]),
        PlanAction(
            28, task: "a", "Afspraken maken over bereikbaarheid, opvang bij terugval en één aanspreekpunt",
            holder: "gemeente en zorginstellingen", consulting: [Self.corporations],
            printedTerm: "Na de gunning medio 2019"),
        PlanAction(
            28, task: "b", "Ondersteuning vastleggen in de nieuwe contracten en de afspraken invoeren",
            holder: "gemeente en zorginstellingen", consulting: [Self.corporations],
            printedTerm: "per 1 januari 2020", dueOn: "2020-01-01"),
    ]

    static let process: [PlanAction] = [
        PlanAction(
            29, "Werkwijzen eenvoudiger en sneller maken, ook voor instroom", holder: Self.municipality,
            partners: [Self.corporations, Self.institutions, Self.beterWonen, Self.vierdeHuis]),
        PlanAction(
            30, "Eén centraal punt maken voor aanmelden, registreren en toewijzen", holder: Self.municipality,
            partners: [Self.corporations, Self.institutions, Self.beterWonen, Self.vierdeHuis],
            printedTerm: Self.thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(
            31, "Een goede start regelen: huur automatisch betalen en de woning inrichten", holder: Self.municipality,
            partners: [Self.corporations, Self.institutions, "uitkeringsinstanties in Utrecht en de regio"],
            printedTerm: "gereed medio 2019", dueOn: "2019-06-30"),
        PlanAction(
            32, "Het voornemen uitwerken om boven- en benedenwoningen toe te voegen aan het zoekprofiel",
            holder: Self.municipality),
        PlanAction(
            33, "Nagaan of de huisvestingsverordening anders moet door instroom", holder: Self.municipality),
        PlanAction(
            34, "Samen een systeem opzetten om te volgen en te beoordelen", holder: Self.municipality,
            partners: [Self.corporations, Self.institutions, Self.beterWonen, Self.vierdeHuis],
            printedTerm: "gereed eind 2019", dueOn: "2019-12-31"),
        PlanAction(
            35, "Regelen wie stuurt, bijstuurt en opschaalt", holder: Self.municipality,
            partners: [Self.corporations, Self.institutions], printedTerm: Self.thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(
            36, "Met organisaties van cliënten en huurders afspreken hoe zij meedoen",
            holder: "corporaties en zorginstellingen", partners: [Self.municipality, "belangenorganisaties"],
            printedTerm: Self.thirdQuarter, dueOn: "2019-09-30"),
    ]
}
