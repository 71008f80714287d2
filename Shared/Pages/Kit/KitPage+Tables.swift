import Vocabulary

extension KitPage {
    static func tables(_ context: PageContext) -> [HTML] {
        let address: PageAddress = "/kit?group=wlz&q=%3Cb%3E&page=7"
        let filters = FilterBar(
            address,
            [
                FormField(
                    "group", PageText("Doelgroep", "Target group"),
                    .choice([
                        FormOption("wlz", PageText("Uitstroom Wlz", "Outflow from long-term care")),
                        FormOption("long", KitContent.long),
                    ]), value: "wlz", prefix: "filter"),
                FormField("q", PageText("Zoek", "Search"), .line(.search), value: "<b>", prefix: "filter"),
                FormField("since", PageText("Vanaf", "From"), .line(.date), prefix: "filter"),
            ], result: PageText("1.234 aanmeldingen", "1,234 applications"))
        return [
            filters.html(context), self.applications(address).html(context),
            Pagination(address, current: 7, of: 124).html(context),
            DataTable(
                id: "empty-table", caption: PageText("Lege tabel", "Empty table"), columns: [], rows: [],
                empty: EmptyState(
                    PageText("Er zijn geen aanmeldingen", "There are no applications"),
                    PageText(
                        "Met deze filters is niets gevonden. Wis een filter om meer te zien.",
                        "Nothing was found with these filters. Remove a filter to see more."),
                    actions: [PageAction(PageText("Wis alle filters", "Clear all filters"), to: "/kit")])
            ).html(context),
            Timeline([
                Timeline.Event(
                    on: Self.day("2019-04-01") ?? .distantFuture, PageText("Aangemeld", "Applied"), by: "instelling-a",
                    kind: .info),
                Timeline.Event(
                    on: Self.day("2019-06-12") ?? .distantFuture,
                    PageText("Voorgedragen voor een woning", "Presented for a dwelling"),
                    text: PageText("Ronde 2019-Q2, woning W-118.", "Round 2019-Q2, dwelling W-118.")),
                Timeline.Event(
                    on: Self.day("2019-06-20") ?? .distantFuture, KitContent.long, text: KitContent.hostile,
                    by: KitContent.unbroken.dutch, kind: .serious),
                Timeline.Event(
                    on: Self.day("2019-07-01") ?? .distantFuture, PageText("Geplaatst", "Placed"), kind: .good),
            ]).html(context),
        ]
    }

    private static func applications(_ address: PageAddress) -> DataTable {
        DataTable(
            id: "applications",
            caption: PageText("Aanmeldingen die het langst wachten", "Longest waiting applications"),
            columns: [
                DataTable.Column(PageText("Aanmelding", "Application")),
                DataTable.Column(PageText("Doelgroep", "Target group")),
                DataTable.Column(
                    PageText("Wacht sinds", "Waiting since"),
                    sort: TableSort(.ascending, to: address.with([("sort", "-since")]))),
                DataTable.Column(
                    PageText("Weken", "Weeks"), .number, sort: TableSort(nil, to: address.with([("sort", "weeks")]))),
                DataTable.Column(PageText("Stand", "State")),
            ],
            rows: [
                [
                    .link("A-2019-00412", to: "/kit"), .words(PageText("Statushouders", "Status holders")),
                    .date(Self.day("2018-11-05")), .number(46),
                    .badge(Badge(.serious, PageText("Te lang", "Too long"))),
                ],
                [
                    .link("A-2019-00733", to: "/kit"), .words(KitContent.long), .date(Self.day("2019-04-01")),
                    .number(24.5, decimals: 1), .badge(Badge(.attention, PageText("Boven de norm", "Above the norm"))),
                ],
                [
                    .link(KitContent.hostile.dutch, to: PageAddress("javascript:alert(1)")),
                    .words(KitContent.unbroken),
                    .date(nil), .number(nil), .badge(Badge(.neutral, PageText("Onbekend", "Unknown"))),
                ],
                [
                    .link("A-2019-01001", to: "/kit"), .words(PageText("Jongvolwassenen", "Young adults")),
                    .date(Self.day("2019-09-16")), .number(1_234),
                    .badge(Badge(.good, PageText("Geplaatst", "Placed"))),
                ],
            ],
            note: PageText(
                "Stand op 30 september 2019. Bron: Registratie.", "As of 30 September 2019. Source: Registration."),
            csv: "/kit")
    }
}
