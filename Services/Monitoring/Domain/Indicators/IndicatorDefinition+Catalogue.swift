extension IndicatorID {
    /// The ambition asks for suitable support too.
    private static let supportIsNotMeasured =
        "Of er ook passende ondersteuning was, zoals de ambitie vraagt, is hierin niet gemeten."

    /// Headings of the plan.
    private static let monitoring = "Monitoring en sturing"
    private static let ambition = "Ambitie vanuit de mensen om wie het gaat"
    private static let balance = "Het geheel in balans houden"
    private static let targets = "Opgave en taakstelling totaal en prioritering"

    /// It has no `default`, so an indicator without a definition does not compile.
    public var definition: IndicatorDefinition {
        switch self {
        // MARK: MON-2, waiting times against the ambition of three months

        case .waitingCount:
            self.define(
                "Aanmeldingen die wachten", .applications,
                """
                Het aantal aanmeldingen dat op de laatste dag van de periode wacht op een woning. Loopt de periode \
                nog, dan telt vandaag.
                """,
                Self.monitoring, "MON-2", .monthly)
        case .waitingMeanDays:
            self.define(
                "Gemiddelde wachttijd van wie wacht", .days,
                "Het aantal dagen sinds het begin van het wachten, gemiddeld over iedereen die wacht.",
                Self.monitoring, "MON-2", .monthly)
        case .waitingMedianDays:
            self.define(
                "Middelste wachttijd van wie wacht", .days,
                "De helft van de aanmeldingen die wachten, wacht korter dan dit aantal dagen; de andere helft langer.",
                Self.monitoring, "MON-2", .monthly)
        case .waitingOverNorm:
            self.define(
                "Aanmeldingen die langer dan drie maanden wachten", .applications,
                "Het aantal aanmeldingen met voorrang dat wacht terwijl er meer dan drie kalendermaanden voorbij zijn.",
                Self.ambition, "MON-2", .monthly)
        case .waitingOverNormShare:
            self.define(
                "Deel dat langer dan drie maanden wacht", .share,
                "Van alle aanmeldingen met voorrang die wachten: het deel dat langer dan drie kalendermaanden wacht.",
                Self.ambition, "MON-2", .monthly)
        case .placedCount:
            self.define(
                "Aanmeldingen die een woning kregen", .applications,
                """
                Het aantal aanmeldingen dat in de periode een woning kreeg aangeboden en aannam, met de \
                toewijzingen buiten het centrale punt waarvan het begin van het wachten bekend is.
                """,
                Self.monitoring, "MON-2")
        case .placedMeanDays:
            self.define(
                "Gemiddelde wachttijd tot de woning", .days,
                """
                Het aantal dagen van het begin van het wachten tot de woning, gemiddeld over wie in de periode een \
                woning kreeg.
                """,
                Self.monitoring, "MON-2")
        case .placedMedianDays:
            self.define(
                "Middelste wachttijd tot de woning", .days,
                """
                De helft van de aanmeldingen die in de periode een woning kregen, wachtte korter dan dit aantal dagen; \
                de andere helft langer.
                """,
                Self.monitoring, "MON-2")
        case .placedWithinNormShare:
            self.define(
                "Deel dat binnen drie maanden een woning kreeg", .share,
                """
                Van de aanmeldingen met voorrang die in de periode een woning kregen: het deel dat die binnen drie \
                kalendermaanden kreeg. \(Self.supportIsNotMeasured)
                """,
                Self.ambition, "MON-2")
        case .offeredWithinNormShare:
            self.define(
                "Deel dat op tijd een woning kreeg", .share,
                """
                Van de aanmeldingen met voorrang die in de periode een woning kregen of de grens van drie \
                kalendermaanden voorbijgingen: het deel dat binnen drie maanden een woning kreeg. Elke aanmelding telt \
                één keer, ook als zij nog wacht. \(Self.supportIsNotMeasured)
                """,
                Self.ambition, "MON-2")

        // MARK: MON-3, the balance, and MON-4, the targets

        case .lettingsTotal:
            self.define(
                "Nieuwe verhuringen", .dwellings,
                """
                Het aantal zelfstandige corporatiewoningen dat in de periode nieuw is verhuurd, ook nieuwbouw, met en \
                zonder voorrang.
                """,
                Self.balance, "MON-3")
        case .lettingsPriority:
            self.define(
                "Verhuringen met voorrang", .dwellings,
                """
                Het aantal zelfstandige corporatiewoningen dat met voorrang aan een bijzondere of kwetsbare groep \
                is verhuurd. Elke woning telt één keer.
                """,
                Self.balance, "MON-3, REG-13")
        case .lettingsRegular:
            self.define(
                "Gewone verhuringen", .dwellings,
                "Het aantal zelfstandige corporatiewoningen dat zonder voorrang is verhuurd.",
                Self.balance, "MON-3")
        case .lettingsPriorityShare:
            self.define(
                "Aandeel met voorrang", .share,
                """
                Het deel van de nieuwe verhuringen dat met voorrang is. De richting vanaf 2019 is 30 van de 100. Dit is \
                een richting, geen harde afspraak.
                """,
                Self.balance, "MON-3")
        case .lettingsTargetShare:
            self.define(
                "Taakstelling als aandeel", .share,
                """
                De taakstellingen van alle groepen samen, als deel van het aantal verhuringen dat in dat jaar is \
                verwacht.
                """,
                Self.targets, "MON-3")
        case .targetDwellings:
            self.define(
                "Taakstelling", .dwellings,
                "Het aantal woningen dat voor deze groep in dit jaar is afgesproken.",
                Self.targets, "MON-4")
        case .targetRealised:
            self.define(
                "Gerealiseerd", .dwellings,
                """
                Het aantal zelfstandige woningen dat in de periode met voorrang aan deze groep is verhuurd. \
                Vrouwenopvang, jongvolwassenen en uitstroom uit de Wlz via Beter Wonen tellen mee bij MO/BW; \
                ex-gedetineerden alleen als een instelling van Beter Wonen hen eerst opving.
                """,
                Self.targets, "MON-4, REG-13")
        case .targetShare:
            self.define(
                "Voortgang van de taakstelling", .share,
                "Het deel van de taakstelling dat is gerealiseerd.",
                Self.targets, "MON-4")
        case .targetRemaining:
            self.define(
                "Nog te doen", .dwellings,
                "De taakstelling min wat is gerealiseerd; nul als de taakstelling is gehaald.",
                Self.targets, "MON-4")

        // MARK: MAT-13, from the dwellings that a round asks for to the homes it brings

        case .funnelQuota:
            self.funnel(
                "Gevraagde woningen", .dwellings,
                """
                Het aantal woningen dat de corporatie in deze ronde aandraagt, in verhouding tot haar grootte in de stad.
                """)
        case .funnelCarriedOver:
            self.funnel(
                "Meegenomen uit eerdere rondes", .dwellings,
                "Wat de corporatie in eerdere rondes te weinig aandroeg; onder nul als het te veel was.")
        case .funnelNominated:
            self.funnel(
                "Aangedragen woningen", .dwellings,
                "Het aantal woningen dat voor de ronde is aangedragen, ook als de woning later is teruggetrokken.")
        case .funnelWithdrawn:
            self.funnel(
                "Teruggetrokken woningen", .dwellings, "Het aantal aangedragen woningen dat is teruggetrokken.")
        case .funnelPresentedDwellings:
            self.funnel(
                "Woningen met kandidaten", .dwellings,
                "Het aantal woningen waarvoor ten minste één keer kandidaten zijn voorgedragen.")
        case .funnelPresentedCandidates:
            self.funnel(
                "Voorgedragen kandidaten", .candidates,
                "Het aantal keren dat iemand is voorgedragen voor een woning.")
        case .funnelChosen:
            self.funnel(
                "Gekozen", .presentations, "Het aantal voordrachten waaruit de corporatie een kandidaat koos.")
        case .funnelDeclined:
            self.funnel(
                "Afgewezen", .presentations,
                "Het aantal voordrachten waarbij de corporatie met geen van de kandidaten een match kon maken.")
        case .funnelDeclinedReason:
            self.funnel(
                "Afgewezen kandidaten per reden", .candidates,
                "Het aantal keren dat een kandidaat om deze reden is afgewezen.")
        case .funnelExpired:
            self.funnel(
                "Zonder antwoord", .presentations,
                "Het aantal voordrachten waarop de corporatie niet op tijd antwoordde.")
        case .funnelRefilled:
            self.funnel(
                "Opnieuw voorgedragen", .presentations,
                "Het aantal keren dat voor een woning nieuwe kandidaten zijn voorgedragen.")
        case .funnelPlaced:
            self.funnel(
                "Geplaatst", .dwellings, "Het aantal woningen met een kandidaat die is geplaatst.")
        case .funnelBottleneckShare:
            self.funnel(
                "Deel waarin de match het knelpunt was", .share,
                "Van de voordrachten waarop de corporatie antwoordde: het deel dat zij met redenen afwees.")
        }
    }

    private func define(
        _ title: String, _ unit: IndicatorUnit, _ definition: String, _ planSection: String, _ requirement: String,
        _ cadence: IndicatorDefinition.Cadence = .whenChanged
    ) -> IndicatorDefinition {
        IndicatorDefinition(
            id: self, title: title, unit: unit, definition: definition, planSection: planSection,
            requirement: requirement, cadence: cadence)
    }

    private func funnel(_ title: String, _ unit: IndicatorUnit, _ definition: String) -> IndicatorDefinition {
        self.define(title, unit, definition, "Bijlage 5", "MAT-13")
    }
}
