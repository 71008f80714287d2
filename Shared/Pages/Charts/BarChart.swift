/// Bars beside one another, from zero.
public struct BarChart: DrawnChart {
    public struct Bar: Sendable {
        let name: PageText
        let value: Double?
        let isEmphasised: Bool

        /// - Parameter isEmphasised: the bar that the title is about. When none is, all bars look the same.
        public init(_ name: PageText, _ value: Double?, isEmphasised: Bool = false) {
            self.name = name
            self.value = value.drawable
            self.isEmphasised = isEmphasised
        }
    }

    public let id: String
    public let frame: ChartFrame
    let unit: ChartUnit
    let bars: [Bar]
    let target: ChartTarget?

    /// - Parameter bars: from top to bottom.
    public init(
        id: String, _ frame: ChartFrame, unit: ChartUnit = .number(), bars: [Bar], target: ChartTarget? = nil
    ) {
        self.id = id
        self.frame = frame
        self.unit = unit
        self.bars = bars
        self.target = target.flatMap { $0.value.isDrawable ? $0 : nil }
    }

    func drawing(_ size: ChartSize, _ language: PageLanguage) -> ChartDrawing? {
        BarLayout(self, size, language)?.drawing
    }

    func summary(_ language: PageLanguage) -> String {
        var parts = [language.text("Staafgrafiek.", "Bar chart."), self.frame.subject(language) + "."]
        let known = self.bars.compactMap { bar in bar.value.map { (name: bar.name(language), value: $0) } }
        if let most = known.max(by: { $0.value < $1.value }), let least = known.min(by: { $0.value < $1.value }) {
            let (high, low) = (self.unit.text(most.value, language), self.unit.text(least.value, language))
            parts.append(
                known.count == 1
                    ? "\(most.name): \(high)."
                    : language.text(
                        "Hoogste: \(most.name), \(high). Laagste: \(least.name), \(low).",
                        "Highest: \(most.name), \(high). Lowest: \(least.name), \(low)."))
        }
        if let target = self.target {
            parts.append("\(target.name(language)): \(self.unit.text(target.value, language)).")
        }
        return parts.joined(separator: " ")
    }

    var table: DataTable {
        DataTable(
            id: self.id + "-table", caption: self.frame.subject,
            columns: [DataTable.Column(KitText.category.text), DataTable.Column(PageText("Waarde", "Value"), .number)],
            rows: self.bars.map { [.words($0.name), self.unit.cell($0.value)] },
            note: self.target.map { target in
                PageText(
                    "\(target.name.dutch): \(self.unit.text(target.value, .dutch))",
                    "\(target.name.english): \(self.unit.text(target.value, .english))")
            })
    }
}
