/// Where everything of a chart of shares stands.
struct ShareLayout {
    struct Segment {
        let part: Int
        let x: Double
        let width: Double
        let label: String
    }

    struct Row {
        let name: [String]
        let nameY: Double
        let barY: Double
        let total: String
        let segments: [Segment]
    }

    static let barHeight = 30.0

    let chart: ShareChart
    let size: ChartSize
    let language: PageLanguage
    let left: Double
    let right: Double
    /// Whether each part's name stands above its segment of the first bar.
    let namesAreDirect: Bool
    let names: [ChartKey.Name]
    let rows: [Row]
    let bottom: Double

    /// - Returns: `nil` when no row has an amount.
    init?(_ chart: ShareChart, _ size: ChartSize, _ language: PageLanguage) {
        guard !chart.parts.isEmpty, let first = chart.rows.first(where: { $0.total > 0 }) else { return nil }
        self.chart = chart
        self.size = size
        self.language = language
        let totals = chart.rows.map { row in
            row.total > 0 ? chart.unit.label(row.total, language) : KitText.noFigure(language)
        }
        let column = NameColumn(chart.rows.map { $0.name(language) }, size)
        let (left, right) = (column.width, size.width - (totals.map(ChartText.width).max() ?? 0) - 10)
        (self.left, self.right) = (left, right)
        func segments(_ row: ShareChart.Row) -> [Segment] {
            var x = left
            let shares = chart.percentages(row)
            return chart.parts.indices.compactMap { part in
                let width = row.total > 0 ? row.amount(part) / row.total * (right - left) : 0
                defer { x += width }
                guard width > 0 else { return nil }
                let label = PageNumber.percent(Double(shares[part]), language)
                return Segment(
                    part: part, x: x, width: width, label: ChartText.boldWidth(label) + 8 < width ? label : "")
            }
        }
        let direct = Self.direct(chart, segments(first), language, in: left...right)
        // Names stand above the first bar only where nothing comes between.
        self.namesAreDirect = direct != nil && size == .wide && chart.rows[0].total > 0
        self.names =
            (self.namesAreDirect ? direct : nil)
            ?? ChartKey(chart.parts.map { $0(language) }, in: left...size.width).names
        var y = (self.names.map(\.y).max() ?? 0) + (self.namesAreDirect ? 10 : 14)
        self.rows = chart.rows.enumerated().map { index, row in
            let (nameY, barY, next) = column.place(index, from: y, barHeight: Self.barHeight)
            y = next
            return Row(
                name: column.lines[index], nameY: nameY, barY: barY, total: totals[index], segments: segments(row))
        }
        self.bottom = y
    }

    /// Each name above the middle of its segment, if all have room on one line and each part has a segment.
    private static func direct(
        _ chart: ShareChart, _ segments: [Segment], _ language: PageLanguage, in range: ClosedRange<Double>
    ) -> [ChartKey.Name]? {
        guard segments.count == chart.parts.count else { return nil }
        let texts = segments.map { chart.parts[$0.part](language) }
        let wanted = zip(segments, texts).map { segment, text in
            LabelPlacement.Wanted(center: segment.x + segment.width / 2, extent: ChartText.boldWidth(text) + 14)
        }
        guard wanted.reduce(0, { $0 + $1.extent }) <= range.upperBound - range.lowerBound else { return nil }
        let centers = LabelPlacement.spread(wanted, in: range)
        // A name far from its segment would point at another one.
        for (segment, center) in zip(segments, centers)
        where center < segment.x || center > segment.x + segment.width { return nil }
        return zip(segments, zip(texts, centers)).map { ChartKey.Name(index: $0.part, text: $1.0, x: $1.1, y: 14) }
    }

    var drawing: ChartDrawing {
        ChartDrawing(
            size: self.size, height: self.bottom, marks: self.names.flatMap(self.marks) + self.rows.flatMap(self.marks),
            patterns: Array(Set(self.chart.parts.indices.map { $0 % 6 })).sorted())
    }

    private func marks(_ name: ChartKey.Name) -> [ChartMark] {
        if self.namesAreDirect { return [.text(name.text, x: name.x, y: name.y, .middle, "value")] }
        let style = "part s\(name.index % 6 + 1)"
        return [
            .box(x: name.x + 1, y: name.y - 11, width: 13, height: 13, style, pattern: name.index % 6),
            .text(name.text, x: name.x + ChartKey.sampleWidth, y: name.y, .start, "name"),
        ]
    }

    private func marks(_ row: Row) -> [ChartMark] {
        let middle = row.barY + Self.barHeight / 2 + 4.5
        let name = ChartMark(.text(row.name, x: 0, y: row.nameY, .start), "name")
        guard !row.segments.isEmpty else { return [name, .text(row.total, x: self.left, y: middle, .start, "tick")] }
        let parts = row.segments.flatMap { segment -> [ChartMark] in
            let box = ChartMark.box(
                x: segment.x, y: row.barY, width: max(0.5, segment.width - 2), height: Self.barHeight,
                "part s\(segment.part % 6 + 1)", pattern: segment.part % 6)
            guard !segment.label.isEmpty else { return [box] }
            return [
                box,
                .text(
                    segment.label, x: segment.x + (segment.width - 2) / 2, y: middle, .middle,
                    segment.part % 6 == 0 ? "inside on-full" : "inside"),
            ]
        }
        return [name] + parts + [.text(row.total, x: self.right + 6, y: middle, .start, "tick")]
    }
}
