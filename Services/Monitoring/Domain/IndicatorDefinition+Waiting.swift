extension IndicatorID {
    /// MON-2: waiting times against the ambition of three months. `nil` for other indicators.
    var waitingDefinition: IndicatorDefinition? {
        let plan = "Monitoring en sturing"
        switch self {
        case .waitingCount:
            return self.define(
                "Mensen die wachten", .applications,
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
                "De helft van de mensen die wachten, wacht korter dan dit aantal dagen; de andere helft langer.",
                plan, "MON-2", .monthly)
        case .waitingOverNorm:
            return self.define(
                "Mensen die langer dan drie maanden wachten", .applications,
                "Het aantal aanmeldingen met voorrang dat wacht terwijl er meer dan drie kalendermaanden voorbij zijn.",
                "Vooraf: de ambitie voor 2022", "MON-2", .monthly)
        case .waitingOverNormShare:
            return self.define(
                "Deel dat langer dan drie maanden wacht", .share,
                "Van alle aanmeldingen met voorrang die wachten: het deel dat langer dan drie kalendermaanden wacht.",
                "Vooraf: de ambitie voor 2022", "MON-2", .monthly)
        case .placedCount:
            return self.define(
                "Mensen die een woning kregen", .applications,
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
                De helft van de mensen die in de periode een woning kregen, wachtte korter dan dit aantal dagen; \
                de andere helft langer.
                """,
                plan, "MON-2")
        case .placedWithinNormShare:
            return self.define(
                "Deel van de woningen binnen drie maanden", .share,
                """
                Van de mensen met voorrang die in de periode een woning kregen: het deel dat die binnen drie \
                kalendermaanden kreeg.
                """,
                "Vooraf: de ambitie voor 2022", "MON-2")
        case .offeredWithinNormShare:
            return self.define(
                "Deel met een aanbod binnen drie maanden", .share,
                """
                Van de mensen met voorrang die in de periode een woning kregen of de grens van drie \
                kalendermaanden voorbijgingen: het deel dat op tijd een woning kreeg. Ieder telt één keer, ook wie \
                nog wacht.
                """,
                "Vooraf: de ambitie voor 2022", "MON-2")
        default:
            return nil
        }
    }
}
