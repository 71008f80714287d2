extension IndicatorID {
    /// MAT-13: from the dwellings that a round asks for to the homes it brings.
    var funnelDefinition: IndicatorDefinition {
        let (title, unit, text): (String, IndicatorUnit, String)
        switch self {
        case .funnelQuota:
            (title, unit, text) = (
                "Gevraagde woningen", .dwellings,
                """
                Het aantal woningen dat de corporatie in deze ronde aandraagt, in verhouding tot haar grootte in de stad.
                """
            )
        case .funnelCarriedOver:
            (title, unit, text) = (
                "Meegenomen uit eerdere rondes", .dwellings,
                "Wat de corporatie in eerdere rondes te weinig aandroeg; onder nul als het te veel was."
            )
        case .funnelNominated:
            (title, unit, text) = (
                "Aangedragen woningen", .dwellings,
                "Het aantal woningen dat voor de ronde is aangedragen, ook als de woning later is teruggetrokken."
            )
        case .funnelWithdrawn:
            (title, unit, text) = (
                "Teruggetrokken woningen", .dwellings, "Het aantal aangedragen woningen dat is teruggetrokken."
            )
        case .funnelPresentedDwellings:
            (title, unit, text) = (
                "Woningen met kandidaten", .dwellings,
                "Het aantal woningen waarvoor ten minste één keer kandidaten zijn voorgedragen."
            )
        case .funnelPresentedCandidates:
            (title, unit, text) = (
                "Voorgedragen kandidaten", .candidates,
                "Het aantal keren dat iemand is voorgedragen voor een woning."
            )
        case .funnelChosen:
            (title, unit, text) = (
                "Gekozen", .presentations, "Het aantal voordrachten waaruit de corporatie een kandidaat koos."
            )
        case .funnelDeclined:
            (title, unit, text) = (
                "Afgewezen", .presentations,
                "Het aantal voordrachten waarbij de corporatie met geen van de kandidaten een match kon maken."
            )
        case .funnelDeclinedReason:
            (title, unit, text) = (
                "Afgewezen kandidaten per reden", .candidates,
                "Het aantal keren dat een kandidaat om deze reden is afgewezen."
            )
        case .funnelExpired:
            (title, unit, text) = (
                "Zonder antwoord", .presentations,
                "Het aantal voordrachten waarop de corporatie niet op tijd antwoordde."
            )
        case .funnelRefilled:
            (title, unit, text) = (
                "Opnieuw voorgedragen", .presentations,
                "Het aantal keren dat voor een woning nieuwe kandidaten zijn voorgedragen."
            )
        case .funnelPlaced:
            (title, unit, text) = (
                "Geplaatst", .dwellings, "Het aantal woningen met een kandidaat die is geplaatst."
            )
        default:
            (title, unit, text) = (
                "Deel waarin de match het knelpunt was", .share,
                "Van de voordrachten waarop de corporatie antwoordde: het deel dat zij met redenen afwees."
            )
        }
        return self.define(title, unit, text, "Bijlage 5", "MAT-13")
    }
}
