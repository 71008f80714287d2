extension IndicatorID {
    /// MON-3 (balance) and MON-4 (targets). `nil` for other indicators.
    var balanceDefinition: IndicatorDefinition? {
        let balance = "Het geheel in balans houden"
        let targets = "Opgave en taakstelling totaal en prioritering"
        switch self {
        case .lettingsTotal:
            return self.define(
                "Nieuwe verhuringen", .dwellings,
                """
                Het aantal zelfstandige corporatiewoningen dat in de periode nieuw is verhuurd, ook nieuwbouw, met en \
                zonder voorrang.
                """,
                balance, "MON-3")
        case .lettingsPriority:
            return self.define(
                "Verhuringen met voorrang", .dwellings,
                """
                Het aantal zelfstandige corporatiewoningen dat met voorrang aan een bijzondere of kwetsbare groep \
                is verhuurd. Elke woning telt één keer.
                """,
                balance, "MON-3, REG-13")
        case .lettingsRegular:
            return self.define(
                "Gewone verhuringen", .dwellings,
                "Het aantal zelfstandige corporatiewoningen dat zonder voorrang is verhuurd.",
                balance, "MON-3")
        case .lettingsPriorityShare:
            return self.define(
                "Aandeel met voorrang", .share,
                """
                Het deel van de nieuwe verhuringen dat met voorrang is. De richting vanaf 2019 is 30 van de 100. Dit is \
                een richting, geen harde afspraak.
                """,
                balance, "MON-3")
        case .lettingsTargetShare:
            return self.define(
                "Taakstelling als aandeel", .share,
                """
                De taakstellingen van alle groepen samen, als deel van het aantal verhuringen dat in dat jaar is \
                verwacht.
                """,
                targets, "MON-3")
        case .targetDwellings:
            return self.define(
                "Taakstelling", .dwellings,
                "Het aantal woningen dat voor deze groep in dit jaar is afgesproken.",
                targets, "MON-4")
        case .targetRealised:
            return self.define(
                "Gerealiseerd", .dwellings,
                """
                Het aantal zelfstandige woningen dat in de periode met voorrang aan deze groep is verhuurd. \
                Vrouwenopvang, jongvolwassenen en uitstroom uit de Wlz via Beter Wonen tellen mee bij MO/BW; \
                ex-gedetineerden alleen als een instelling van Beter Wonen hen eerst opving.
                """,
                targets, "MON-4, REG-13")
        case .targetShare:
            return self.define(
                "Voortgang van de taakstelling", .share,
                "Het deel van de taakstelling dat is gerealiseerd.",
                targets, "MON-4")
        case .targetRemaining:
            return self.define(
                "Nog te doen", .dwellings,
                "De taakstelling min wat is gerealiseerd; nul als de taakstelling is gehaald.",
                targets, "MON-4")
        default:
            return nil
        }
    }
}
