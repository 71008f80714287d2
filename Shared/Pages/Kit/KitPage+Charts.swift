import Vocabulary

extension KitPage {
    static func day(_ text: String) -> CalendarDate? { CalendarDate(text) }

    private static let quarters = (2017...2019).flatMap { year in
        (1...4).map { PageText("\(year), kw \($0)", "\(year) Q\($0)") }
    }
    private static let origin = FigureOrigin(
        period: PageText("2017 tot en met 2019", "2017 to 2019"), source: PageText("Monitoring", "Monitoring"),
        definition: "/kit#charts")

    static func charts(_ context: PageContext) -> [HTML] {
        (self.lineCharts as [any PageComponent] + self.barCharts + self.shareCharts).map { $0.html(context) }
    }

    static var lineCharts: [LineChart] {
        [
            LineChart(
                id: "waiting",
                ChartFrame(
                    PageText(
                        "Het wachten wordt korter, maar is nog boven de norm",
                        "Waiting gets shorter, but is above the norm still"),
                    subject: PageText(
                        "Wachttijd tot een woning in weken, mediaan per kwartaal",
                        "Waiting time until a home in weeks, median by quarter"),
                    note: PageText(
                        "Gekleurde band: de helft van de mensen wachtte zo lang.",
                        "Coloured band: half of the people waited so long."),
                    csv: "/kit", origin: Self.origin),
                unit: .number(decimals: 1), positions: Self.quarters,
                series: [
                    LineSeries(
                        PageText("uitstroom MO/BW", "outflow from shelter"),
                        [21, 22.5, 22, 20, 19.5, 19, 18, 18.5, 17, 16, 14.2, 14],
                        band: [21, 22.5, 22, 20, 19.5, 19, 18, 18.5, 17, 16, 14.2, 14].map { ($0 * 0.8)...($0 * 1.25) })
                ], target: ChartTarget(PageText("norm", "norm"), 13)),
            LineChart(
                id: "groups",
                ChartFrame(
                    PageText("Jongvolwassenen halen statushouders in", "Young adults overtake status holders"),
                    subject: PageText("Geplaatste mensen per kwartaal", "People placed, by quarter"),
                    note: PageText(
                        "In 2018 zijn twee kwartalen niet geteld.", "Two quarters of 2018 were not counted."),
                    origin: Self.origin),
                positions: Self.quarters,
                series: [
                    LineSeries(
                        PageText("statushouders", "status holders"),
                        [88, 92, 81, 84, 80, nil, nil, 71, 66, 68, 61, 58]),
                    LineSeries(
                        PageText("jongvolwassenen", "young adults"),
                        [31, 35, 38, 36, 44, nil, nil, 52, 58, 57, 62, 66]),
                    LineSeries(PageText("Wlz", "long-term care"), [12, 14, nil, 13, 15, nil, nil, 16, 15, 17, 19, 18]),
                    LineSeries(
                        PageText("ex-gedetineerden", "ex-detainees"), [8, 9, 9, 10, 12, nil, nil, 14, 14, 16, 17, 17]),
                ]),
            LineChart(
                id: "hostile",
                ChartFrame(KitContent.hostile, subject: KitContent.long, note: KitContent.unbroken),
                positions: [KitContent.hostile, KitContent.long, KitContent.unbroken],
                series: [
                    LineSeries(KitContent.hostile, [-1_200_000, 900_000, 3_400_000]),
                    LineSeries(KitContent.unbroken, [nil, .infinity, 3_300_000]),
                ], target: ChartTarget(KitContent.hostile, 3_350_000)),
            LineChart(
                id: "one-point",
                ChartFrame(
                    PageText("Er is pas één cijfer", "There is one figure so far"),
                    subject: PageText("Geplaatste mensen per kwartaal", "People placed, by quarter")),
                positions: [Self.quarters[11]], series: [LineSeries(PageText("geplaatst", "placed"), [42])]),
            LineChart(
                id: "no-points",
                ChartFrame(
                    PageText("Nog geen cijfers over terugval", "No figures about relapse yet"),
                    subject: PageText("Meldingen per kwartaal", "Reports by quarter")),
                positions: Self.quarters, series: [LineSeries(PageText("terugval", "relapse"), [])]),
        ]
    }

    static var barCharts: [BarChart] {
        [
            BarChart(
                id: "districts",
                ChartFrame(
                    PageText("Overvecht neemt de meeste mensen op", "Overvecht takes in the most people"),
                    subject: PageText("Geplaatste mensen per wijk in 2019", "People placed by district in 2019"),
                    origin: Self.origin),
                bars: [
                    BarChart.Bar(PageText(same: "Overvecht"), 214, isEmphasised: true),
                    BarChart.Bar(PageText(same: "Leidsche Rijn"), 166), BarChart.Bar(PageText(same: "Zuidwest"), 151),
                    BarChart.Bar(PageText(same: "Vleuten-De Meern"), 97), BarChart.Bar(PageText(same: "Oost"), 48),
                    BarChart.Bar(PageText(same: "Binnenstad"), nil),
                ], target: ChartTarget(PageText("eerlijk deel", "fair share"), 122)),
            BarChart(
                id: "balance",
                ChartFrame(
                    PageText("Twee instellingen lopen achter", "Two institutions are behind"),
                    subject: PageText(
                        "Voorsprong of achterstand op het eigen aandeel, in woningen",
                        "Ahead of or behind its share, in dwellings")),
                unit: .number(decimals: 1),
                bars: [
                    BarChart.Bar(PageText("Instelling A", "Institution A"), 12.5),
                    BarChart.Bar(PageText("Instelling B", "Institution B"), 0),
                    BarChart.Bar(KitContent.long, -3.5), BarChart.Bar(KitContent.hostile, -11),
                ]),
        ]
    }

    static var shareCharts: [ShareChart] {
        let groups = [
            PageText("Statushouders", "Status holders"), PageText("MO/BW", "Shelter"),
            PageText("Jongeren", "Young adults"), PageText("Overig", "Others"),
        ]
        return [
            ShareChart(
                id: "shares",
                ChartFrame(
                    PageText(
                        "Statushouders krijgen een kleiner deel van de woningen",
                        "Status holders get a smaller share of the dwellings"),
                    subject: PageText(
                        "Toegewezen woningen per groep, in procenten; rechts het aantal",
                        "Allocated dwellings by group, in per cent; the number at the right"), origin: Self.origin),
                parts: groups,
                rows: [
                    ShareChart.Row(PageText(same: "2017"), [345, 210, 140, 90]),
                    ShareChart.Row(PageText(same: "2018"), [290, 230, 175, 100]),
                    ShareChart.Row(PageText(same: "2019"), [253, 241, 243, 104]),
                ]),
            ShareChart(
                id: "hostile-shares",
                ChartFrame(KitContent.unbroken, subject: KitContent.hostile),
                parts: [KitContent.long, KitContent.hostile, KitContent.unbroken] + groups.prefix(3),
                rows: [
                    ShareChart.Row(KitContent.long, [1, 2, 3, 400, 5, 6]), ShareChart.Row(KitContent.hostile, []),
                    ShareChart.Row(PageText("Alles bij één", "All at one"), [nil, -4, 0, 0, 0, 9]),
                ]),
        ]
    }
}
