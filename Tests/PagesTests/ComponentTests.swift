@testable import Pages
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct ComponentTests {
    private static let context = PageContext(.dutch)

    private static func markup(_ component: some PageComponent) -> Markup {
        Markup(component.html(Self.context).markup)
    }

    @Test(
        arguments: [
            (1, 1, []), (1, 2, [1, 2]), (7, 124, [1, nil, 6, 7, 8, nil, 124]), (3, 5, [1, 2, 3, 4, 5]),
            (1, 9, [1, 2, nil, 9]), (99, 9, [1, nil, 8, 9]), (-5, 3, [1, 2, 3]),
        ] as [(Int, Int, [Int?])])
    func paginationShowsTheNeighbours(current: Int, count: Int, numbers: [Int?]) {
        let pages = Pagination("/x?q=a", current: current, of: count)
        if count > 1 { #expect(pages.numbers == numbers) }
        #expect(Self.markup(pages).elements.isEmpty == (count == 1))
    }

    @Test func paginationKeepsTheFilters() {
        let links = Self.markup(Pagination("/x?q=a&page=2", current: 2, of: 3)).elements.compactMap { $0["href"] }
        #expect(links.first == "/x?q=a&amp;page=1")
        #expect(links.last == "/x?q=a&amp;page=3")
    }

    @Test func anErrorIsLinkedToItsField() {
        let field = FormField(
            "day", PageText("Dag", "Day"), .line(.date), value: "2019-02-30",
            description: PageText("Zoals 1 mei", "Such as 1 May"),
            error: PageText("Deze dag bestaat niet", "No such day"),
            isRequired: true)
        let form = Self.markup(Form(to: "/x", token: "t<", fields: [field], buttons: []))
        let input = form.elements.first { $0["id"] == "field-day" }
        #expect(input?["aria-describedby"] == "field-day-description field-day-error")
        #expect(input?["aria-invalid"] == "true")
        #expect(input?["value"] == "2019-02-30")
        #expect(form.elements.contains { $0["href"] == "#field-day" })
        #expect(form.elements.first { $0["name"] == "token" }?["value"] == "t&lt;")
        #expect(form.elements.contains { $0["role"] == "alert" })
    }

    @Test func anErrorOfAGroupLeadsToItsFirstButton() {
        let field = FormField(
            "size", PageText("Huishouden", "Household"), .radios([FormOption("1", PageText(same: "1"))]),
            error: PageText("Kies", "Choose"))
        let form = Self.markup(Form(to: "/x", token: "t", fields: [field], buttons: []))
        #expect(form.elements.contains { $0["href"] == "#field-size-0" })
        #expect(form.elements.contains { $0["id"] == "field-size-0" && $0["type"] == "radio" })
    }

    /// Every kind of field keeps what was sent.
    @Test func fieldsKeepTheirValues() {
        let options = [FormOption("a", PageText(same: "A")), FormOption("b", PageText(same: "B"))]
        let kinds: [(FormField.Kind, (Markup) -> Bool)] = [
            (.line(.text), { $0.elements.contains { $0["value"] == "b" } }),
            (.choice(options), { $0.elements.filter { $0["selected"] != nil }.map { $0["value"] } == ["b"] }),
            (.picker(options), { $0.elements.contains { $0["data-picker"] != nil } }),
            (.radios(options), { $0.elements.filter { $0["checked"] != nil }.map { $0["value"] } == ["b"] }),
            (.suggestions(["b", "c"]), { $0.elements.contains { $0["list"] == "field-f-list" } }),
            (.multiline(rows: 2), { $0.elements.contains { $0.name == "textarea" } }),
        ]
        for (kind, holds) in kinds {
            let markup = Self.markup(FormField("f", PageText(same: "F"), kind, value: "b"))
            #expect(markup.faults.isEmpty)
            #expect(holds(markup), "\(kind)")
        }
    }

    @Test func filtersStayInTheAddress() {
        let bar = FilterBar(
            "/list?group=wlz&sort=day&page=4",
            [
                FormField(
                    "group", PageText("Groep", "Group"), .choice([FormOption("wlz", PageText("Wlz", "Care"))]),
                    value: "wlz")
            ])
        let markup = Self.markup(bar)
        // What is no filter goes along; another filter begins at the first page.
        #expect(markup.elements.filter { $0["type"] == "hidden" }.map { $0["name"] } == ["sort"])
        #expect(markup.elements.compactMap { $0["href"] } == ["/list?sort=day", "/list?sort=day"])
        #expect(markup.elements.first { $0.name == "form" }?["action"] == "/list")
    }

    private static func table(_ rows: [[TableCell]]) -> DataTable {
        DataTable(
            id: "t", caption: PageText("Lijst", "List"),
            columns: [
                DataTable.Column(PageText("Naam", "Name")),
                DataTable.Column(
                    PageText("Weken", "Weeks"), .number, sort: TableSort(.ascending, to: "/x?sort=-weeks")),
            ], rows: rows)
    }

    @Test func tablesTellTheirColumnsToCards() {
        let table = Self.table([[.words(KitContent.long), .number(1_234.5, decimals: 1)], [.text("b")]])
        let markup = Self.markup(table)
        #expect(markup.faults.isEmpty)
        #expect(markup.elements.filter { $0.name == "td" }.map { $0["data-label"] } == ["Weken", "Weken"])
        // Browsers forget the table in a block, unless roles name its parts.
        #expect(markup.elements.filter { $0.name == "td" }.allSatisfy { $0["role"] == "cell" })
        #expect(markup.elements.filter { $0["scope"] == "row" }.count == 2)
        #expect(markup.elements.first { $0["aria-sort"] != nil }?["aria-sort"] == "ascending")
        #expect(table.html(Self.context).markup.contains("1.234,5"))
        #expect(table.html(PageContext(.english)).markup.contains("1,234.5"))
    }

    @Test func aSmallTableOfFiguresStaysATable() {
        let markup = Self.markup(Self.table([[.text("a"), .number(1)]]))
        #expect(markup.elements.first { $0.name == "table" }?["class"] == "data figures")
        #expect(markup.elements.filter { $0.name == "td" }.allSatisfy { $0["role"] == nil })
    }

    @Test func datesAndMissingFiguresAreWritten() {
        #expect(TableCell.date(CalendarDate("2019-08-01")).html(Self.context).markup == "1 augustus 2019")
        #expect(TableCell.date(CalendarDate("2019-08-01")).html(PageContext(.english)).markup == "1 August 2019")
        #expect(TableCell.percent(nil).html(Self.context).markup == "–")
        #expect(TableCell.percent(31).html(Self.context).markup == "31\u{A0}%")
    }

    @Test func emptyListsShowNothing() {
        #expect(NumberTiles([]).html(Self.context).isEmpty)
        #expect(Timeline([]).html(Self.context).isEmpty)
        #expect(DetailList([]).html(Self.context).isEmpty)
        let empty = DataTable(
            id: "t", caption: PageText(same: "t"), columns: [], rows: [], empty: EmptyState(PageText("Leeg", "Empty")))
        #expect(empty.html(Self.context).markup.contains("class=\"empty\""))
    }
}
