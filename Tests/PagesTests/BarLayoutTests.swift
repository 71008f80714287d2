@testable import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct BarLayoutTests {
    private static func chart(_ values: [Double?], target: Double? = nil) -> BarChart {
        BarChart(
            id: "b", ChartFrame(PageText("A is hoog", "A is high"), subject: PageText("Aantal", "Number")),
            bars: values.map { BarChart.Bar(KitContent.long, $0) },
            target: target.map { ChartTarget(PageText("doel", "target"), $0) })
    }

    @Test func barsBeginAtZero() throws {
        let layout = try #require(BarLayout(Self.chart([97, 98, 99]), .wide, .dutch))
        #expect(layout.scale.lower == 0)
        #expect(layout.x(0) == layout.left)
    }

    @Test func negativeBarsGoToTheLeft() throws {
        let layout = try #require(BarLayout(Self.chart([-10, 5]), .wide, .dutch))
        #expect(layout.x(-10) < layout.x(0) && layout.x(0) < layout.x(5))
        // The label before the bar does not reach the names.
        #expect(layout.x(-10) - 6 - ChartText.boldWidth("-10") >= 0)
    }

    @Test func aMissingValueHasNoBar() {
        let marks = Self.chart([3, nil, .nan]).drawing(.narrow, .dutch)?.marks ?? []
        #expect(marks.filter { $0.style.hasPrefix("bar") }.count == 1)
        #expect(marks.filter { $0.shape.texts.contains("geen cijfer") }.count == 2)
    }

    @Test func nothingKnownIsNoDrawing() {
        #expect(Self.chart([]).drawing(.wide, .dutch) == nil)
        #expect(Self.chart([nil]).drawing(.wide, .dutch) == nil)
    }

    @Test(arguments: ChartSize.allCases)
    func rowsFollowOneAnotherWithinTheDrawing(size: ChartSize) throws {
        for values in [[0], [0, 0], [1e12, -1e12], [-3, -4], [0.001], [5, 5, 5]] as [[Double?]] {
            let layout = try #require(BarLayout(Self.chart(values, target: 1), size, .dutch))
            for (upper, lower) in zip(layout.rows, layout.rows.dropFirst()) {
                #expect(upper.barY + BarLayout.barHeight <= lower.barY)
            }
            for value in values.compactMap(\.self) {
                #expect(layout.x(value) >= layout.left - 0.01 && layout.x(value) <= layout.right + 0.01)
            }
            #expect((layout.rows.last?.barY ?? 0) + BarLayout.barHeight <= layout.bottom + 0.01)
            #expect(layout.left < layout.right && layout.right < size.width)
        }
    }

    @Test func theSummaryNamesHighestAndLowest() {
        let chart = BarChart(
            id: "b", ChartFrame(PageText(same: "x"), subject: PageText("Mensen", "People")),
            bars: [BarChart.Bar(PageText(same: "Oost"), 1_200), BarChart.Bar(PageText(same: "West"), 3)])
        #expect(chart.summary(.dutch) == "Staafgrafiek. Mensen. Hoogste: Oost, 1.200. Laagste: West, 3.")
    }
}

extension ChartMark.Shape {
    var texts: [String] {
        switch self {
        case .path: []
        case .text(let lines, _, _, _): lines
        }
    }
}
