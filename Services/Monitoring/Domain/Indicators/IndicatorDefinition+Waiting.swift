extension IndicatorID {
    /// The ambition asks for suitable support too.
    private static let supportIsNotMeasured =
        "Of er ook passende ondersteuning was, zoals de ambitie vraagt, is hierin niet gemeten."

    /// MON-2: waiting times against the ambition of three months. `nil` for other indicators.
    var waitingDefinition: IndicatorDefinition? {
        let plan = "Monitoring en sturing"
        let ambition = "Ambitie vanuit de mensen om wie het gaat"
        switch self {
        case .waitingCount:
            return self.define(
                "Aanmeldingen die wachten", .applications,
                """
                Het aantal aanmeldingen dat op de laatste dag van de periode wacht op een woning. Loopt de periode \
                nog, dan telt vandaag.
                """,
                plan, "MON-2", .monthly)
        case .waitingMeanDays:
            return self.define(
                "Gemiddelde wachttijd van wie wacht", .days,
                "Het aantal dagen sinds het begin van het wachten, gemiddeld over iedereen die wacht.",
                plan, "MON-2", .monthly)
        case .waitingMedianDays:
            return self.define(
                "Middelste wachttijd van wie wacht", .days,
                "De helft van de aanmeldingen die wachten, wacht korter dan dit aantal dagen; de andere helft langer.",
                plan, "MON-2", .monthly)
        case .waitingOverNorm:
            return self.define(
                "Aanmeldingen die langer dan drie maanden wachten", .applications,
                "Het aantal aanmeldingen met voorrang dat wacht terwijl er meer dan drie kalendermaanden voorbij zijn.",
                ambition, "MON-2", .monthly)
        case .waitingOverNormShare:
            return self.define(
                "Deel dat langer dan drie maanden wacht", .share,
                "Van alle aanmeldingen met voorrang die wachten: het deel dat langer dan drie kalendermaanden wacht.",
                ambition, "MON-2", .monthly)
        case .placedCount:
            return self.define(
                "Aanmeldingen die een woning kregen", .applications,
                """
                Het aantal aanmeldingen dat in de periode een woning kreeg aangeboden en aannam, met de \
                toewijzingen buiten het centrale punt waarvan het begin van het wachten bekend is.
                """,
                plan, "MON-2")
        case .placedMeanDays:
            return self.define(
                "Gemiddelde wachttijd tot de woning", .days,
                """
                Het aantal dagen van het begin van het wachten tot de woning, gemiddeld over wie in de periode een \
                woning kreeg.
                """,
                plan, "MON-2")
        case .placedMedianDays:
            return self.define(
                "Middelste wachttijd tot de woning", .days,
                """
                De helft van de aanmeldingen die in de periode een woning kregen, wachtte korter dan dit aantal dagen; \
                de andere helft langer.
                """,
                plan, "MON-2")
        case .placedWithinNormShare:
            return self.define(
                "Deel dat binnen drie maanden een woning kreeg", .share,
                """
                Van de aanmeldingen met voorrang die in de periode een woning kregen: het deel dat die binnen drie \
                kalendermaanden kreeg. \(Self.supportIsNotMeasured)
                """,
                ambition, "MON-2")
        case .offeredWithinNormShare:
            return self.define(
                "Deel dat op tijd een woning kreeg", .share,
                """
                Van de aanmeldingen met voorrang die in de periode een woning kregen of de grens van drie \
                kalendermaanden voorbijgingen: het deel dat binnen drie maanden een woning kreeg. Elke aanmelding telt \
                één keer, ook als zij nog wacht. \(Self.supportIsNotMeasured)
                """,
                ambition, "MON-2")
        default:
            return nil
        }
    }
}
