@testable import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ShareLayoutTests {
    private static func chart(_ rows: [[Double?]], parts: [String] = ["A", "B", "C"]) -> ShareChart {
        ShareChart(
            id: "s", ChartFrame(PageText(same: "x"), subject: PageText("Woningen", "Dwellings")),
            parts: parts.map { PageText(same: $0) },
            rows: rows.enumerated().map { ShareChart.Row(PageText(same: "\(2017 + $0.offset)"), $0.element) })
    }

    @Test(arguments: [[1, 1, 1], [0, 0, 7], [1, 2, 997], [333, 333, 334], [0.1, 0.1, 0.1], [1e90, 1, 1e90]])
    func percentagesAddUpToAHundred(amounts: [Double]) {
        let chart = Self.chart([amounts])
        #expect(chart.percentages(chart.rows[0]).reduce(0, +) == 100)
        #expect(zip(chart.percentages(chart.rows[0]), amounts).allSatisfy { $1 > 0 || $0 == 0 })
    }

    @Test func whatIsMissingOrNegativeCountsAsNothing() throws {
        let chart = Self.chart([[nil, -4, 9], [.nan, 1, 1]])
        #expect(chart.percentages(chart.rows[0]) == [0, 0, 100])
        let layout = try #require(ShareLayout(chart, .wide, .dutch))
        #expect(layout.rows[0].segments.map(\.part) == [2])
    }

    @Test func segmentsFillTheBar() throws {
        for size in ChartSize.allCases {
            let layout = try #require(ShareLayout(Self.chart([[20, 30, 50], [1, 0, 1]]), size, .dutch))
            for row in layout.rows {
                #expect(abs(row.segments.reduce(0) { $0 + $1.width } - (layout.right - layout.left)) < 0.01)
                for (left, right) in zip(row.segments, row.segments.dropFirst()) {
                    #expect(abs(left.x + left.width - right.x) < 0.01)
                }
            }
        }
    }

    @Test func namesStandAboveTheirSegmentsWhereTheyFit() throws {
        let direct = try #require(ShareLayout(Self.chart([[20, 30, 50]]), .wide, .dutch))
        #expect(direct.namesAreDirect)
        for (name, segment) in zip(direct.names, direct.rows[0].segments) {
            #expect((segment.x...(segment.x + segment.width)).contains(name.x))
        }
        let long = try #require(
            ShareLayout(
                Self.chart([[1, 1, 98]], parts: Array(repeating: KitContent.long.dutch, count: 3)), .wide, .dutch))
        #expect(!long.namesAreDirect)
        #expect(long.names.count == 3)
    }

    /// Beside the colour each part has a pattern, and the same in the list of names.
    @Test func everyPartHasAPattern() throws {
        let drawing = try #require(Self.chart([[1, 2, 3], [3, 2, 1]]).drawing(.narrow, .dutch))
        let boxes = drawing.marks.filter { $0.style.hasPrefix("part") }
        #expect(boxes.count == 9)
        #expect(Set(boxes.map(\.pattern)) == [0, 1, 2])
        #expect(drawing.patterns == [0, 1, 2])
    }

    @Test func nothingIsNoDrawing() {
        #expect(Self.chart([]).drawing(.wide, .dutch) == nil)
        #expect(Self.chart([[0, nil, -1]]).drawing(.wide, .dutch) == nil)
        #expect(Self.chart([[1]], parts: []).drawing(.wide, .dutch) == nil)
    }

    @Test func theTableHasAmountsAndShares() {
        let html = Self.chart([[250, 250, 500], [0, 0, 0]]).table.html(PageContext(.dutch)).markup
        #expect(html.contains("250 (25\u{A0}%)") && html.contains("500 (50\u{A0}%)") && html.contains(">–<"))
    }

    @Test func theSummaryTellsTheShares() {
        #expect(
            Self.chart([[1, 1, 2], [0, 0, 0]]).summary(.dutch)
                == "Gestapelde balken van 100 %. Woningen. 2017: A 25\u{A0}%, B 25\u{A0}%, C 50\u{A0}%. 2018: geen cijfer."
        )
    }
}
