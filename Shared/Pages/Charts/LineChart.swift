/// Lines over time, with a target and a band of uncertainty.
public struct LineChart: DrawnChart {
    public let id: String
    public let frame: ChartFrame
    let unit: ChartUnit
    let positions: [PageText]
    let series: [LineSeries]
    let target: ChartTarget?

    /// - Parameters:
    ///   - id: unique on the page.
    ///   - positions: the names of the periods, at equal distances.
    ///   - series: at most six, so that each has a colour, a dash and a marker of its own.
    public init(
        id: String, _ frame: ChartFrame, unit: ChartUnit = .number(), positions: [PageText], series: [LineSeries],
        target: ChartTarget? = nil
    ) {
        self.id = id
        self.frame = frame
        self.unit = unit
        self.positions = positions
        self.series = series
        self.target = target.flatMap { $0.value.isDrawable ? $0 : nil }
    }

    func drawing(_ size: ChartSize, _ language: PageLanguage) -> ChartDrawing? {
        LineLayout(self, size, language)?.drawing
    }

    func summary(_ language: PageLanguage) -> String {
        var parts = [language.text("Lijngrafiek.", "Line chart."), self.frame.subject(language) + "."]
        for series in self.series {
            let known = self.positions.indices.filter { series.value($0) != nil }
            guard let first = known.first, let last = known.last, let start = series.value(first),
                let end = series.value(last)
            else {
                parts.append("\(series.name(language)): \(KitText.noFigure(language)).")
                continue
            }
            let from = "\(self.unit.text(start, language)) (\(self.positions[first](language)))"
            let to = "\(self.unit.text(end, language)) (\(self.positions[last](language)))"
            parts.append(
                first == last
                    ? "\(series.name(language)): \(to)."
                    : language.text(
                        "\(series.name.dutch): van \(from) naar \(to).",
                        "\(series.name.english): from \(from) to \(to)."))
        }
        if let target = self.target {
            parts.append("\(target.name(language)): \(self.unit.text(target.value, language)).")
        }
        return parts.joined(separator: " ")
    }

    var table: DataTable {
        let columns = self.series.flatMap { series -> [DataTable.Column] in
            let value = DataTable.Column(series.name, .number)
            guard series.band.contains(where: { $0 != nil }) else { return [value] }
            let names = [("laagst", "lowest"), ("hoogst", "highest")].map { dutch, english in
                PageText("\(series.name.dutch), \(dutch)", "\(series.name.english), \(english)")
            }
            return [value] + names.map { DataTable.Column($0, .number) }
        }
        return DataTable(
            id: self.id + "-table", caption: self.frame.subject,
            columns: [DataTable.Column(KitText.period.text)] + columns,
            rows: self.positions.enumerated().map { index, name in
                [.words(name)]
                    + self.series.flatMap { series -> [TableCell] in
                        let value = self.unit.cell(series.value(index))
                        guard series.band.contains(where: { $0 != nil }) else { return [value] }
                        let band = series.band(index)
                        return [value, self.unit.cell(band?.lowerBound), self.unit.cell(band?.upperBound)]
                    }
            },
            note: self.target.map { target in
                PageText(
                    "\(target.name.dutch): \(self.unit.text(target.value, .dutch))",
                    "\(target.name.english): \(self.unit.text(target.value, .english))")
            })
    }
}
