@testable import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct LineLayoutTests {
    private static let frame = ChartFrame(PageText("Het daalt", "It falls"), subject: PageText("Weken", "Weeks"))

    private static func chart(
        _ values: [[Double?]], band: [ClosedRange<Double>?] = [], target: Double? = nil, unit: ChartUnit = .number()
    ) -> LineChart {
        let count = values.map(\.count).max() ?? 0
        return LineChart(
            id: "c", Self.frame, unit: unit,
            positions: (0..<count).map { PageText("kw \($0)", "Q\($0)") },
            series: values.enumerated().map {
                LineSeries(PageText("reeks \($0.offset)", "series \($0.offset)"), $0.element, band: band)
            }, target: target.map { ChartTarget(PageText("doel", "target"), $0) })
    }

    private static func styles(_ chart: LineChart, _ style: String) -> Int {
        chart.drawing(.wide, .dutch)?.marks.filter { $0.style.hasPrefix(style) }.count ?? -1
    }

    @Test func gapsDivideALine() {
        #expect(Self.styles(Self.chart([[1, 2, nil, 3, 4]]), "line") == 2)
        // A point alone between gaps is a marker without a line.
        #expect(Self.styles(Self.chart([[1, nil, 2, nil, 3]]), "line") == 0)
        // One more dot stands at the label.
        #expect(Self.styles(Self.chart([[1, nil, 2, nil, 3]]), "dot") == 4)
    }

    @Test func nothingKnownIsNoDrawing() {
        #expect(Self.chart([[nil, nil]]).drawing(.wide, .dutch) == nil)
        #expect(Self.chart([[.nan, .infinity, 1e200]]).drawing(.wide, .dutch) == nil)
        #expect(Self.chart([]).drawing(.narrow, .dutch) == nil)
    }

    @Test func onePointStandsInTheMiddle() throws {
        let layout = try #require(LineLayout(Self.chart([[42]]), .wide, .dutch))
        #expect(layout.x(0) == (layout.left + layout.right) / 2)
        #expect(Self.styles(Self.chart([[42]]), "dot") == 2)
    }

    @Test func targetAndBandAreWithinTheAxis() throws {
        let chart = Self.chart([[10, 11]], band: [8...14, 9...15], target: 40)
        let layout = try #require(LineLayout(chart, .wide, .dutch))
        #expect(layout.scale.upper >= 40 && layout.scale.lower <= 8)
        #expect(Self.styles(chart, "band") == 1)
        #expect(Self.styles(chart, "goal") == 2)
    }

    /// Every size, with the values that break charts: everything lies within the drawing, and no labels collide.
    @Test(arguments: ChartSize.allCases)
    func everythingIsWithinTheDrawing(size: ChartSize) throws {
        let cases: [[[Double?]]] = [
            [[1, 2, 3]], [[0, 0, 0]], [[-5, -1, -3]], [[5, 5, 5]], [[1e12, 3e12]], [[0.0001, 0.0002]], [[7]],
            (0..<6).map { [1, 50, 100 + Double($0)] }, (0..<6).map { [nil, Double($0), 1e9] },
            [(0..<365).map { Double($0 % 50) }],
        ]
        for values in cases {
            let layout = try #require(LineLayout(Self.chart(values, target: 3), size, .dutch))
            #expect(layout.left >= 0 && layout.left < layout.right && layout.right < size.width, "\(values.count)")
            for series in values {
                for (index, value) in series.enumerated() {
                    guard let value else { continue }
                    #expect((layout.left...layout.right).contains(layout.x(index)))
                    #expect(layout.y(value) >= layout.top - 0.01 && layout.y(value) <= layout.bottom + 0.01)
                }
            }
            let labels = layout.labels.sorted { $0.center < $1.center }
            for (upper, lower) in zip(labels, labels.dropFirst()) {
                #expect(upper.center + upper.height / 2 <= lower.center - lower.height / 2 + 0.01)
            }
            #expect(labels.allSatisfy { $0.center - $0.height / 2 >= -0.01 })
            #expect(labels.allSatisfy { $0.center + $0.height / 2 <= layout.drawing.height + 0.01 })
            #expect(labels.allSatisfy { layout.right + LineLayout.keyWidth + $0.width <= size.width + 0.01 })
        }
    }

    @Test(arguments: [1, 2, 12, 53, 365])
    func namesOfPositionsDoNotCollide(count: Int) throws {
        let chart = Self.chart([(0..<count).map { Double($0) }])
        for size in ChartSize.allCases {
            let layout = try #require(LineLayout(chart, size, .dutch))
            let named = layout.namedPositions
            #expect(named.last == count - 1)
            for (left, right) in zip(named, named.dropFirst()) {
                let widths = [left, right].map { ChartText.width(chart.positions[$0].dutch) / 2 }
                #expect(layout.x(left) + widths[0] < layout.x(right) - widths[1])
            }
        }
    }

    @Test func theSummaryTellsTheCourseInBothLanguages() {
        let chart = Self.chart([[14.25, nil, 31]], target: 13, unit: .percent(decimals: 1))
        #expect(
            chart.summary(.dutch)
                == "Lijngrafiek. Weken. reeks 0: van 14,3\u{A0}% (kw 0) naar 31,0\u{A0}% (kw 2). doel: 13,0\u{A0}%.")
        #expect(chart.summary(.english).contains("from 14.3% (Q0) to 31.0% (Q2)"))
    }

    @Test func theTableHasEveryFigure() {
        let html = Self.chart([[1.5, nil], [3, 4]], band: [1...2, nil], unit: .number(decimals: 1))
            .table.html(PageContext(.dutch)).markup
        for figure in ["1,5", "3,0", "4,0", "–", "1,0", "2,0", "reeks 1, hoogst"] { #expect(html.contains(figure)) }
    }
}
