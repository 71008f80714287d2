/// Where everything of a bar chart stands.
struct BarLayout {
    struct Row {
        let name: [String]
        let nameY: Double
        let barY: Double
        let value: Double?
        let label: String
        let isEmphasised: Bool
    }

    static let barHeight = 22.0

    let chart: BarChart
    let size: ChartSize
    let language: PageLanguage
    let scale: AxisScale
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    let rows: [Row]

    /// - Returns: `nil` when no value is known.
    init?(_ chart: BarChart, _ size: ChartSize, _ language: PageLanguage) {
        let values = chart.bars.compactMap(\.value)
        guard !values.isEmpty else { return nil }
        self.chart = chart
        self.size = size
        self.language = language
        self.scale = AxisScale(
            values + (chart.target.map { [$0.value] } ?? []), fromZero: true, count: size.tickCount,
            wholeSteps: chart.unit.decimals == 0 && !chart.unit.isPercent, isPercent: chart.unit.isPercent)
        let labels = chart.bars.map { bar in
            bar.value.map { chart.unit.label($0, language) } ?? KitText.noFigure(language)
        }
        let widest = labels.map(ChartText.boldWidth).max() ?? 0
        let column = NameColumn(chart.bars.map { $0.name(language) }, size)
        // Labels of negative values stand before their bars.
        self.left = column.width + (values.contains { $0 < 0 } ? widest + 8 : 0)
        self.right = size.width - widest - 8
        self.top = chart.target == nil ? 4 : 24
        var y = self.top + 6
        self.rows = chart.bars.enumerated().map { index, bar in
            let (nameY, barY, next) = column.place(index, from: y, barHeight: Self.barHeight)
            y = next
            return Row(
                name: column.lines[index], nameY: nameY, barY: barY, value: bar.value, label: labels[index],
                isEmphasised: bar.isEmphasised)
        }
        self.bottom = y - 2
    }

    func x(_ value: Double) -> Double { self.left + self.scale.place(value) * (self.right - self.left) }

    var drawing: ChartDrawing {
        ChartDrawing(
            size: self.size, height: self.bottom + 24,
            // Texts come last, so that no line crosses them.
            marks: self.axis + self.rows.compactMap(self.bar) + self.goal + self.rows.flatMap(self.texts))
    }

    private var axis: [ChartMark] {
        // On a narrow drawing names stand above the bars, where no line crosses them.
        let spans =
            self.size == .wide
            ? [(self.top, self.bottom)] : self.rows.map { ($0.barY - 3, $0.barY + Self.barHeight + 3) }
        func lines(_ ticks: [Double]) -> String {
            ticks.flatMap { tick in spans.map { ChartMark.path([(self.x(tick), $0.0), (self.x(tick), $0.1)]) } }
                .joined()
        }
        return [
            ChartMark(.path(lines(self.scale.ticks.filter { $0 != 0 })), "grid"), ChartMark(.path(lines([0])), "base"),
        ]
            + self.scale.ticks.map { tick in
                let x = self.x(tick)
                return .text(
                    self.chart.unit.label(tick, decimals: self.scale.decimals, self.language), x: x,
                    y: self.bottom + 17, x < 14 ? .start : .middle, "tick")
            }
    }

    private func bar(_ row: Row) -> ChartMark? {
        guard let value = row.value else { return nil }
        let (zero, end) = (self.x(0), self.x(value))
        let isSubdued = self.chart.bars.contains(where: \.isEmphasised) && !row.isEmphasised
        return ChartMark.box(
            x: min(zero, end), y: row.barY, width: abs(end - zero), height: Self.barHeight,
            isSubdued ? "bar other" : "bar s1")
    }

    private func texts(_ row: Row) -> [ChartMark] {
        let name = ChartMark(.text(row.name, x: 0, y: row.nameY, .start), "name")
        let middle = row.barY + Self.barHeight / 2 + 4.5
        guard let value = row.value else {
            return [name, .text(row.label, x: self.x(0) + 6, y: middle, .start, "tick")]
        }
        let label = ChartMark.text(
            row.label, x: self.x(value) + (value < 0 ? -6 : 6), y: middle, value < 0 ? .end : .start, "value")
        return [name, label]
    }

    private var goal: [ChartMark] {
        guard let target = self.chart.target else { return [] }
        let x = self.x(target.value)
        let text = ChartText.lines(
            "\(target.name(self.language)) \(self.chart.unit.label(target.value, self.language))",
            width: self.size.width, most: 1)
        let half = ChartText.width(text.joined()) / 2
        return [
            .line(x, self.top - 4, x, self.bottom, "goal"),
            ChartMark(
                .text(text, x: max(half, min(x, self.size.width - half)), y: self.top - 10, .middle), "name"),
        ]
    }
}
