import Vocabulary

/// An action of the plan's chapter "Afspraken en acties 2019" (ESC-1), with a title in our own words.
public struct PlanAction: Sendable, Equatable {
    /// 1 to 36, in the order of the chapter.
    public let number: Int
    /// Dutch, level B1.
    public let title: String
    /// Actiehouder.
    public let holder: String
    /// Who works on it too (i.s.m.).
    public let with: [String]
    /// Who is consulted (i.o.m.).
    public let consulting: [String]
    /// What the plan prints about the term; `nil` when it prints none.
    public let duePrinted: String?
    /// The last day of the printed term.
    public let dueOn: CalendarDate?

    init(
        _ number: Int, _ title: String, holder: String, with: [String] = [], consulting: [String] = [],
        duePrinted: String? = nil, dueOn: String? = nil
    ) {
        self.number = number
        self.title = title
        self.holder = holder
        self.with = with
        self.consulting = consulting
        self.duePrinted = duePrinted
        self.dueOn = dueOn.flatMap { CalendarDate($0) }
    }
}

/// The 36 actions: holders, partners and terms as printed. Where the plan names only a period, the due date is that
/// period's last day ("medio 2019" is read as the end of June).
public enum PlanActions {
    public static let all: [PlanAction] = Self.housing + Self.buildingAndSpread + Self.supportAndProcess

    private static let municipality = "gemeente"
    private static let corporations = "corporaties"
    private static let institutions = "zorginstellingen"
    private static let beterWonen = "Beter Wonen"
    private static let vierdeHuis = "Het Vierde Huis"
    private static let thirdQuarter = "gereed derde kwartaal 2019"

    private static let housing: [PlanAction] = [
        PlanAction(
            1, "Het plan elk jaar bijwerken en nieuwe afspraken maken", holder: municipality,
            with: [corporations, institutions], duePrinted: "jaarlijks in het eerste kwartaal"),
        PlanAction(
            2, "385 woningen beschikbaar maken voor MO/BW en vrouwenopvang", holder: corporations,
            with: [institutions], duePrinted: "gereed eind 2019", dueOn: "2019-12-31"),
        PlanAction(
            3, "De 385 woningen verdelen over de zorginstellingen", holder: beterWonen, with: [institutions],
            duePrinted: "gereed tweede kwartaal 2019", dueOn: "2019-06-30"),
        PlanAction(
            4, "135 instellingswoningen omzetten naar een gewoon huurcontract",
            holder: "De Tussenvoorziening en Lister", consulting: [corporations], duePrinted: "In 2019",
            dueOn: "2019-12-31"),
        PlanAction(
            5, "Uitzoeken welke woningen jongvolwassenen nodig hebben", holder: institutions,
            with: [municipality, corporations], duePrinted: thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(
            6, "Plan maken voor jongeren die uitstromen: elk jaar ten minste 50 plekken", holder: "SSH",
            consulting: [institutions, "overige corporaties", municipality],
            duePrinted: "medio 2019 besproken; derde kwartaal van 2019 in werking", dueOn: "2019-09-30"),
        PlanAction(
            7, "Meer plekken afspreken als er te weinig zijn voor jongvolwassenen", holder: corporations,
            with: [institutions, municipality]),
        PlanAction(
            8, "Nagaan of zorggebouwen woningen kunnen worden", holder: institutions, duePrinted: thirdQuarter,
            dueOn: "2019-09-30"),
        PlanAction(
            9, "Nagaan of gebouwen van de gemeente woningen kunnen worden", holder: municipality,
            duePrinted: thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(10, "Ook woningen zoeken bij particuliere eigenaren", holder: "allen"),
        PlanAction(
            11, "In kaart brengen welke woonruimte er is buiten de corporaties", holder: municipality,
            with: [institutions, corporations], duePrinted: thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(
            12, "Nagaan welke regels jongvolwassenen in de weg zitten", holder: municipality),
        PlanAction(
            13, "Doelen voor jongvolwassenen vaststellen voor 2020 en later", holder: municipality,
            with: [institutions, corporations], duePrinted: "in het tweede halfjaar van 2019", dueOn: "2019-12-31"),
        PlanAction(
            14, "Proef met 30 woningen voor de City-deal uitvoeren en beoordelen", holder: corporations,
            duePrinted: "In 2019; evaluatie Eind 2019", dueOn: "2019-12-31"),
        PlanAction(
            15, "Behoefte aan woningen vanuit Wlz en forensische zorg in kaart brengen", holder: institutions,
            with: [municipality, corporations], duePrinted: "In de tweede helft van 2019", dueOn: "2019-12-31"),
    ]

    private static let buildingAndSpread: [PlanAction] = [
        PlanAction(
            16, "Per nieuw gebouw bepalen welk deel voor kwetsbare groepen is", holder: corporations,
            consulting: [municipality]),
        PlanAction(
            17, "Kwetsbare groepen meenemen bij grond, aanbesteding en particuliere bouw", holder: municipality),
        PlanAction(
            18, "Afspreken hoe we plekken vinden voor nieuwe sociale huurwoningen", holder: municipality,
            with: [corporations]),
        PlanAction(
            19, "Een plek aanwijzen voor een tweede project met gemengd wonen", holder: "gemeente (kwartiermaker)",
            consulting: [corporations, institutions], duePrinted: "op korte termijn (2019)", dueOn: "2019-12-31"),
        PlanAction(
            20, "Vaker nieuwe vormen van wonen uitproberen", holder: corporations,
            with: [municipality, institutions]),
        PlanAction(
            21, "Particuliere woonplannen helpen, met een plan van de kwartiermaker",
            holder: "gemeente (kwartiermaker)"),
        PlanAction(
            22, "Eerst toewijzen in buurten met weinig sociale huur", holder: corporations,
            with: [beterWonen, vierdeHuis]),
        PlanAction(
            23, "Liefst nieuw bouwen waar weinig sociale huur is", holder: municipality, with: [corporations]),
        PlanAction(
            24, "Criteria maken voor maatwerk in straat en gebouw", holder: municipality,
            with: [corporations, institutions, "huurders", "cliënten", "buurtteams"], duePrinted: thirdQuarter,
            dueOn: "2019-09-30"),
        PlanAction(
            25, "Afspreken hoe we op elk niveau werken aan draagvlak", holder: corporations,
            with: [municipality, institutions]),
    ]

    private static let supportAndProcess: [PlanAction] = [
        PlanAction(
            26, "Zorgen voor passende hulp, bij spoed dag en nacht in de hele stad", holder: institutions),
        PlanAction(27, "Zorgen dat de nodige voorzieningen voor hulp er zijn", holder: municipality),
        PlanAction(
            28, "Hulp vastleggen in contracten: bereikbaar, opvang bij terugval, één aanspreekpunt",
            holder: "gemeente en zorginstellingen", consulting: [corporations],
            duePrinted: "Na de gunning medio 2019; per 1 januari 2020 geïmplementeerd", dueOn: "2020-01-01"),
        PlanAction(
            29, "Werkwijzen eenvoudiger en sneller maken, ook voor instroom", holder: municipality,
            with: [corporations, institutions, beterWonen, vierdeHuis]),
        PlanAction(
            30, "Eén centraal punt maken voor aanmelden, registreren en toewijzen", holder: municipality,
            with: [corporations, institutions, beterWonen, vierdeHuis], duePrinted: thirdQuarter,
            dueOn: "2019-09-30"),
        PlanAction(
            31, "Een goede start regelen: huur automatisch betalen en de woning inrichten", holder: municipality,
            with: [corporations, institutions, "uitkeringsinstanties"], duePrinted: "gereed medio 2019",
            dueOn: "2019-06-30"),
        PlanAction(
            32, "Boven- en benedenwoningen toevoegen aan het zoekprofiel", holder: municipality),
        PlanAction(
            33, "Nagaan of de huisvestingsverordening anders moet door instroom", holder: municipality),
        PlanAction(
            34, "Samen een systeem opzetten om te volgen en te beoordelen", holder: municipality,
            with: [corporations, institutions, beterWonen, vierdeHuis], duePrinted: "gereed eind 2019",
            dueOn: "2019-12-31"),
        PlanAction(
            35, "Regelen wie stuurt, bijstuurt en opschaalt", holder: municipality,
            with: [corporations, institutions], duePrinted: thirdQuarter, dueOn: "2019-09-30"),
        PlanAction(
            36, "Met organisaties van cliënten en huurders afspreken hoe zij meedoen",
            holder: "corporaties en zorginstellingen", with: [municipality, "belangenorganisaties"],
            duePrinted: thirdQuarter, dueOn: "2019-09-30"),
    ]
}
