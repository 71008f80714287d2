extension PartnerDirectory {
    /// The parties named in the plan of 2019 (Leeswijzer) that send events. Tenants' and clients' organisations, NEMO
    /// and others send none. Names are as printed, except ’s Heeren Loo and Umah-Hai (printed "’s Heerenloo",
    /// "Umah-hai"), which are spelt as these organisations spell them.
    public static let plan = PartnerDirectory(
        [
            Partner(id: "calendar", kind: .calendar, name: "Kalender"),
            Partner(id: "gemeente-utrecht", kind: .municipality, name: "Gemeente Utrecht"),
            Partner(id: "vierde-huis", kind: .allocationOffice, name: "Het Vierde Huis"),
            Partner(id: "beter-wonen", kind: .association, name: "Beter Wonen"),
            Partner(id: "city-deal-overleg", kind: .cityDealMeeting, name: "City-deal-overleg"),
            Partner(id: "uitvoeringsteam", kind: .implementationTeam, name: "Uitvoeringsteam"),
        ]
            + [
                ("mitros", "Mitros"), ("groenwest", "GroenWest"), ("portaal", "Portaal"), ("bo-ex", "Bo-Ex"),
                ("ssh", "SSH"),
            ].map { Partner(id: $0.0, kind: .corporation, name: $0.1) }
            + [
                ("tussenvoorziening", "De Tussenvoorziening"), ("lister", "Lister"), ("jellinek", "Jellinek"),
                ("back-up", "BACK UP"), ("lievegoed", "Lievegoed"), ("leger-des-heils", "Leger des Heils"),
                ("fivoor", "Fivoor"), ("altrecht", "Altrecht"), ("exodus", "Exodus"), ("kwintes", "Kwintes"),
                ("singelzicht", "Singelzicht"), ("humanitas", "Humanitas"), ("amerpoort", "Amerpoort"),
                ("abrona", "Abrona"), ("youke", "Youké"), ("reinaerde", "Reinaerde"), ("lijn-5", "Lijn 5"),
                ("s-heeren-loo", "’s Heeren Loo"), ("wegloophuis", "Wegloophuis"), ("timon", "Timon"),
                ("umah-hai", "Stichting Umah-Hai"), ("izeboud-wonen", "Izeboud Wonen"), ("prokino", "Prokino"),
                ("philadelphia", "Philadelphia"), ("nedereind", "Nedereind"), ("plushome", "Plushome"),
                ("de-rading", "De Rading"), ("van-der-hoeven", "Van der Hoevenkliniek, KIB"),
                ("de-waag", "Forensische Zorgspecialisten, De Waag"), ("buurtteams-sociaal", "Buurtteams Sociaal"),
                ("buurtteams-jeugd-gezin", "Buurtteams Jeugd en Gezin"), ("umc", "UMC"), ("moviera", "Moviera"),
            ].map { Partner(id: $0.0, kind: .institution, name: $0.1) })
}
