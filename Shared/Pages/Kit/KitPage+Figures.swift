extension KitPage {
    static func figures(_ context: PageContext) -> [HTML] {
        let quarter = PageText("derde kwartaal 2019", "third quarter of 2019")
        let origin = FigureOrigin(
            period: quarter, source: PageText("Registratie", "Registration"), definition: "/kit#figures")
        func number(_ value: Double?, decimals: Int = 0) -> String {
            PageNumber.text(value, decimals: decimals, context.language)
        }
        return [
            NumberTiles([
                NumberTile(
                    PageText("Wachttijd tot een woning", "Waiting time until a home"),
                    value: number(14.2, decimals: 1), unit: PageText("weken", "weeks"),
                    target: PageText("13 weken", "13 weeks"),
                    change: PageText("1,8 weken korter dan vorig kwartaal", "1.8 weeks shorter than last quarter"),
                    badge: Badge(.attention, PageText("Boven de norm", "Above the norm")), origin: origin),
                NumberTile(
                    PageText("Geplaatst met voorrang", "Placed with priority"), value: number(1_234),
                    unit: PageText("mensen", "people"), target: PageText("1.200 per jaar", "1,200 a year"),
                    badge: Badge(.good, PageText("Op schema", "On schedule")), origin: origin),
                NumberTile(
                    PageText("Aandeel van de verhuringen", "Share of the lettings"),
                    value: PageNumber.percent(31, context.language),
                    target: PageText("hoogstens 30 %", "30% at most"),
                    badge: Badge(.serious, PageText("Te hoog", "Too high")), origin: origin),
                NumberTile(
                    PageText("Nog niet gemeten", "Not measured yet"), value: number(nil),
                    change: PageText("Het eerste cijfer komt op 1 januari", "The first figure comes on 1 January"),
                    origin: FigureOrigin(period: quarter)),
                NumberTile(
                    KitContent.long, value: number(1_234_567_890.25, decimals: 2), unit: KitContent.unbroken,
                    target: KitContent.hostile, badge: Badge(.info, KitContent.hostile),
                    origin: FigureOrigin(source: KitContent.hostile, definition: PageAddress("javascript:alert(1)"))),
            ]).html(context),
            NumberTiles(
                [
                    (PageText("Nieuw", "New"), 0), (PageText("Gezien", "Seen"), 7),
                    (PageText("Opgelost", "Resolved"), 1_234),
                ]
                .map { NumberTile($0.0, value: number(Double($0.1))) }, isCompact: true
            ).html(context),
            DetailList([
                (PageText("Aanmelding", "Application"), .text("A-2019-00412")),
                (PageText("Wacht sinds", "Waiting since"), .date(Self.day("2019-04-01"))),
                (PageText("Doelgroep", "Target group"), .words(KitContent.long)),
                (PageText("Stand", "State"), .badge(Badge(.info, PageText("Voorgedragen", "Presented")))),
                (KitContent.unbroken, .words(KitContent.hostile)),
                (PageText("Huurprijs", "Rent"), .number(nil)),
            ]).html(context),
        ]
    }
}
