import Contracts

extension PlanActions {
    static let housing: [PlanAction] = [
        PlanAction(
            1, "Het plan elk jaar bijwerken en nieuwe afspraken maken", holder: Self.municipality,
            partners: [Self.corporations, Self.institutions], printedTerm: "jaarlijks in het eerste kwartaal",
            dueOn: "2020-03-31"),
        PlanAction(
            2,
            "385 woningen beschikbaar stellen voor MO/BW en vrouwenopvang, zo mogelijk meer, en 20% ervan voor instroom",
            holder: Self.corporations, partners: [Self.institutions], printedTerm: "gereed eind 2019",
            dueOn: "2019-12-31"),
        PlanAction(
            3, "Elke zorginstelling een contingent van deze woningen geven", holder: Self.beterWonen,
            partners: [Self.institutions], printedTerm: "gereed tweede kwartaal 2019", dueOn: "2019-06-30"),
        PlanAction(
            4, "135 instellingswoningen omklappen naar een gewoon huurcontract",
            holder: "De Tussenvoorziening en Lister", consulting: [Self.corporations],
            condition: "er komen voldoende woningen vrij voor uitstroom en ambulantisering, voorspelbaar en doorlopend",
            printedTerm: "In 2019", dueOn: "2019-12-31"),
    ]

    private static let youthPlan = [Self.institutions, "overige corporaties", Self.municipality]

    static let youngAdults: [PlanAction] = [
        PlanAction(
            5, "Uitzoeken welke woonruimte jongvolwassenen nodig hebben en dat vergelijken met het aanbod",
            holder: Self.institutions, partners: [Self.municipality, Self.corporations], printedTerm: Self.thirdQuarter,
            dueOn: "2019-09-30"),
        PlanAction(
            6, task: "a",
            "Een werkwijze en een plan maken voor jongeren die uitstromen, en bespreken met de gemeente",
            holder: "SSH", consulting: Self.youthPlan, basis: [.performanceAgreements],
            printedTerm: "medio 2019 besproken", dueOn: "2019-06-30"),
        PlanAction(
            6, task: "b", "Het plan voor jongeren die uitstromen laten ingaan", holder: "SSH",
            consulting: Self.youthPlan, basis: [.performanceAgreements],
            printedTerm: "in het derde kwartaal van 2019 in werking", dueOn: "2019-09-30"),
        PlanAction(
            6, task: "c",
            "Elk jaar ten minste 50 wooneenheden aan kwetsbare jongeren geven, met afspraken over ondersteuning",
            holder: "SSH", consulting: Self.youthPlan, basis: [.performanceAgreements], printedTerm: "jaarlijks"),
        PlanAction(
            7, "Afspreken hoe er meer wooneenheden komen voor jongvolwassenen",
            holder: "corporaties, zorginstellingen en gemeente",
            condition: "uit het onderzoek van actie 5 blijkt dat het aanbod te klein is"),
        PlanAction(
            8, "Nagaan of zorggebouwen woonruimte kunnen worden, ook voor jongvolwassenen", holder: Self.institutions,
            printedTerm: Self.thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(
            9, task: "a", "Nagaan of gebouwen van de gemeente woonruimte kunnen worden, ook voor jongvolwassenen",
            holder: Self.municipality, printedTerm: Self.thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(
            9, task: "b",
            "Zorginstellingen voor ouderen en verstandelijk gehandicapten vragen naar ruimte in hun gebouwen",
            holder: Self.municipality, printedTerm: Self.thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(10, "Ook wooneenheden zoeken bij particuliere eigenaren, tijdelijk en blijvend", holder: "allen"),
        PlanAction(
            11, "In kaart brengen welke woonruimte er is buiten de corporaties", holder: Self.municipality,
            partners: [Self.institutions, Self.corporations], printedTerm: Self.thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(
            12, "Nagaan hoe regels die jongvolwassenen in de weg zitten, kunnen worden weggenomen",
            holder: Self.municipality),
        PlanAction(
            13, "Taakstellingen voor jongvolwassenen vaststellen voor 2020, en de richting voor later",
            holder: Self.municipality, partners: [Self.institutions, Self.corporations],
            printedTerm: "in het tweede halfjaar van 2019", dueOn: "2019-12-31"),
    ]

    static let otherGroups: [PlanAction] = [
        PlanAction(
            14, task: "a", "30 woningen beschikbaar stellen voor de proef met de City-deal", holder: Self.corporations,
            printedTerm: "In 2019", dueOn: "2019-12-31"),
        PlanAction(
            14, task: "b", "De proef met de City-deal evalueren", holder: Self.corporations, printedTerm: "Eind 2019",
            dueOn: "2019-12-31"),
        PlanAction(
            15,
            "Behoefte vanuit Wlz en forensische zorg in kaart brengen en de afspraken afstemmen; via Beter Wonen telt mee",
            holder: Self.institutions, partners: [Self.municipality, Self.corporations],
            printedTerm: "In de tweede helft van 2019", dueOn: "2019-12-31"),
    ]
}
