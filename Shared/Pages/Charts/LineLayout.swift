/// Where everything of a line chart stands.
struct LineLayout {
    struct EndLabel {
        let lines: [String]
        /// The number of the line; `nil` for the target.
        let series: Int?
        /// Where the line ends.
        let y: Double
        /// Where the label's middle stands.
        var center: Double
        var height: Double { Double(self.lines.count) * ChartText.lineHeight }
        /// The first line is bold.
        var width: Double {
            max(ChartText.boldWidth(self.lines.first ?? ""), self.lines.dropFirst().map(ChartText.width).max() ?? 0)
        }
    }

    let chart: LineChart
    let size: ChartSize
    let language: PageLanguage
    let scale: AxisScale
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    /// Above a narrow drawing, whose labels have room for values only.
    let key: ChartKey?
    private(set) var labels: [EndLabel] = []

    /// - Returns: `nil` when no value is known.
    init?(_ chart: LineChart, _ size: ChartSize, _ language: PageLanguage) {
        let values = chart.series.flatMap { series in chart.positions.indices.compactMap(series.value) }
        guard !values.isEmpty else { return nil }
        let bands = chart.series.flatMap { series in
            chart.positions.indices.compactMap(series.band).flatMap { [$0.lowerBound, $0.upperBound] }
        }
        self.chart = chart
        self.size = size
        self.language = language
        self.scale = AxisScale(
            values + bands + (chart.target.map { [$0.value] } ?? []), fromZero: false, count: size.tickCount,
            wholeSteps: chart.unit.decimals == 0 && !chart.unit.isPercent, isPercent: chart.unit.isPercent)
        let scale = self.scale
        let ticks = scale.ticks.map { chart.unit.label($0, decimals: scale.decimals, language) }
        self.left = (ticks.map(ChartText.width).max() ?? 0) + 8
        let names = chart.series.map { $0.name(language) } + (chart.target.map { [$0.name(language)] } ?? [])
        self.key = size == .narrow ? ChartKey(names, in: 0...size.width) : nil
        self.top = (self.key?.bottom ?? 0) + 14
        var found = chart.series.enumerated().compactMap { index, series -> EndLabel? in
            guard let last = chart.positions.indices.last(where: { series.value($0) != nil }),
                let value = series.value(last)
            else { return nil }
            return EndLabel(
                lines: Self.lines(chart.unit.label(value, language), names[index], size), series: index,
                y: scale.place(value), center: 0)
        }
        if let target = chart.target {
            let value = chart.unit.label(target.value, language)
            found.append(
                EndLabel(
                    lines: Self.lines(value, target.name(language), size), series: nil, y: scale.place(target.value),
                    center: 0))
        }
        let widest = found.map(\.width).max() ?? 0
        self.right = size.width - min(widest, size.endLabelWidth) - Self.keyWidth
        // The labels have room, however many there are.
        let needed = found.reduce(0) { $0 + $1.height + Self.gap }
        let height = max(size.plotHeight, needed)
        self.bottom = self.top + height
        let (top, bottom) = (self.top, self.bottom)
        found = found.map { EndLabel(lines: $0.lines, series: $0.series, y: bottom - $0.y * height, center: 0) }
        let centers = LabelPlacement.spread(
            found.map { label in
                // The first line of a label stands at the end of its line.
                LabelPlacement.Wanted(
                    center: label.y + (label.height - ChartText.lineHeight) / 2, extent: label.height + Self.gap)
            }, in: (top - 8)...(bottom + 8))
        for (index, center) in centers.enumerated() { found[index].center = center }
        self.labels = found
    }

    private static let gap = 4.0
    /// Between the end of the lines and their labels stands the line's marker again.
    static let keyWidth = 28.0

    private static func lines(_ value: String, _ name: String, _ size: ChartSize) -> [String] {
        if size == .narrow { return [value] }
        let joined = "\(value) \(name)"
        if ChartText.boldWidth(joined) <= size.endLabelWidth { return [joined] }
        return [value] + ChartText.lines(name, width: size.endLabelWidth, most: 3)
    }

    func x(_ index: Int) -> Double {
        let count = self.chart.positions.count
        guard count > 1 else { return (self.left + self.right) / 2 }
        return self.left + 6 + (self.right - self.left - 12) * Double(index) / Double(count - 1)
    }

    func y(_ value: Double) -> Double { self.bottom - self.scale.place(value) * (self.bottom - self.top) }

    /// The positions whose names have room, counted back from the last one.
    var namedPositions: [Int] {
        let count = self.chart.positions.count
        guard count > 1 else { return Array(0..<count) }
        let widest = self.chart.positions.map { min(ChartText.width($0(self.language)), 120) }.max() ?? 0
        let distance = (self.right - self.left - 12) / Double(count - 1)
        let every = max(1, Int(((widest + 10) / max(distance, 0.01)).rounded(.up)))
        return stride(from: count - 1, through: 0, by: -every).reversed()
    }

    // MARK: Drawing

    var drawing: ChartDrawing {
        ChartDrawing(
            size: self.size, height: max(self.bottom + 30, (self.labels.map { $0.center + $0.height / 2 }.max() ?? 0)),
            marks: self.keyMarks + self.axis + self.names + self.bands + self.goal + self.lines + self.ends)
    }

    private var axis: [ChartMark] {
        let base = self.scale.ticks.first { $0 == 0 } ?? (self.scale.lower > 0 ? self.scale.lower : nil)
        let grid = self.scale.ticks.filter { $0 != base }.map { tick in
            ChartMark.path([(self.left, self.y(tick)), (self.right, self.y(tick))])
        }
        let lines = [ChartMark(.path(grid.joined()), "grid")]
        return lines + (base.map { [.line(self.left, self.y($0), self.right, self.y($0), "base")] } ?? [])
            + self.scale.ticks.map { tick in
                .text(
                    self.chart.unit.label(tick, decimals: self.scale.decimals, self.language), x: self.left - 8,
                    y: self.y(tick) + 4.5, .end, "tick")
            }
    }

    private var names: [ChartMark] {
        let last = self.chart.positions.count - 1
        return self.namedPositions.map { index in
            let name = ChartText.lines(self.chart.positions[index](self.language), width: 120, most: 1)
            let half = ChartText.width(name.joined()) / 2
            let x = max(half, min(self.x(index), self.size.width - half))
            return ChartMark(.text(name, x: x, y: self.bottom + 20, .middle), index == last ? "tick last" : "tick")
        }
    }

    private var bands: [ChartMark] {
        self.chart.series.enumerated().flatMap { number, series in
            let known = self.chart.positions.indices.filter { series.band($0) != nil }
            let runs = known.reduce(into: [[Int]]()) { runs, index in
                if let last = runs.last?.last, last == index - 1 {
                    runs[runs.count - 1].append(index)
                } else {
                    runs.append([index])
                }
            }
            return runs.map { run in
                // One position has no width of its own.
                let half = run.count == 1 ? 5.0 : 0
                let upper = run.flatMap { index -> [(x: Double, y: Double)] in
                    let y = self.y(series.band(index)?.upperBound ?? 0)
                    return half > 0
                        ? [(self.x(index) - half, y), (self.x(index) + half, y)] : [(self.x(index), y)]
                }
                let lower = run.reversed().flatMap { index -> [(x: Double, y: Double)] in
                    let y = self.y(series.band(index)?.lowerBound ?? 0)
                    return half > 0
                        ? [(self.x(index) + half, y), (self.x(index) - half, y)] : [(self.x(index), y)]
                }
                return ChartMark(.path(ChartMark.path(upper + lower) + "z"), "band s\(number % 6 + 1)")
            }
        }
    }

    private var goal: [ChartMark] {
        self.chart.target.map { target in
            [.line(self.left, self.y(target.value), self.right, self.y(target.value), "goal")]
        } ?? []
    }

    private var lines: [ChartMark] {
        let count = self.chart.positions.count
        return self.chart.series.enumerated().flatMap { number, series -> [ChartMark] in
            let runs = series.runs(count)
            let last = runs.last?.last
            func point(_ index: Int) -> (x: Double, y: Double)? {
                series.value(index).map { (self.x(index), self.y($0)) }
            }
            let strokes = runs.filter { $0.count > 1 }.map {
                ChartMark(.path(ChartMark.path($0.compactMap(point))), "line s\(number % 6 + 1)")
            }
            let marked = runs.flatMap { run in
                run.filter { count <= self.size.markedPoints || run.count == 1 || $0 == last }
            }
            return strokes
                + marked.compactMap(point).map {
                    ChartMark(.path(MarkerShape.of(number).path($0.x, $0.y)), "dot s\(number % 6 + 1)")
                }
        }
    }

    private var ends: [ChartMark] {
        self.labels.flatMap { label -> [ChartMark] in
            let first = label.center - label.height / 2 + 12.5
            let (x, y) = (self.right + 18, first - 4.5)
            let key = self.sample(label.series, x, y)
            let text = ChartMark(
                .text(label.lines, x: self.right + Self.keyWidth, y: first, .start),
                label.series == nil ? "end aim" : "end")
            // A thin line leads from a label that had to move.
            guard abs(y - label.y) > 5 else { return [key, text] }
            return [.line(self.right + 1, label.y, self.right + 10, y, "lead"), key, text]
        }
    }

    private var keyMarks: [ChartMark] {
        (self.key?.names ?? []).flatMap { name in
            [
                self.sample(name.index < self.chart.series.count ? name.index : nil, name.x + 7, name.y - 4.5),
                .text(name.text, x: name.x + ChartKey.sampleWidth, y: name.y, .start, "name"),
            ]
        }
    }

    /// A line's marker, or a piece of the target's line.
    private func sample(_ series: Int?, _ x: Double, _ y: Double) -> ChartMark {
        guard let series else { return .line(x - 6, y, x + 5, y, "goal") }
        return ChartMark(.path(MarkerShape.of(series).path(x, y)), "dot s\(series % 6 + 1)")
    }
}
