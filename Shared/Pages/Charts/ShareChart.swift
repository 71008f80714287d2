import Vocabulary

/// Bars of 100 %, each divided into parts: how a whole is shared.
public struct ShareChart: DrawnChart {
    public struct Row: Sendable {
        let name: PageText
        let amounts: [Double]

        /// - Parameter amounts: one for each part, not shares; what is missing or negative counts as nothing.
        public init(_ name: PageText, _ amounts: [Double?]) {
            self.name = name
            self.amounts = amounts.map { max(0, $0.drawable ?? 0) }
        }

        var total: Double { self.amounts.reduce(0, +) }

        func amount(_ part: Int) -> Double { part < self.amounts.count ? self.amounts[part] : 0 }
    }

    public let id: String
    public let frame: ChartFrame
    let unit: ChartUnit
    let parts: [PageText]
    let rows: [Row]

    /// - Parameters:
    ///   - unit: of the amounts.
    ///   - parts: at most six, so that each has a pattern of its own.
    public init(id: String, _ frame: ChartFrame, unit: ChartUnit = .number(), parts: [PageText], rows: [Row]) {
        self.id = id
        self.frame = frame
        self.unit = unit
        self.parts = parts
        self.rows = rows
    }

    func drawing(_ size: ChartSize, _ language: PageLanguage) -> ChartDrawing? {
        ShareLayout(self, size, language)?.drawing
    }

    /// Whole percentages that together are 100.
    func percentages(_ row: Row) -> [Int] {
        guard row.total > 0 else { return self.parts.map { _ in 0 } }
        let exact = self.parts.indices.map { row.amount($0) / row.total * 100 }
        var shares = exact.map { Int($0) }
        let byRest = exact.indices.sorted {
            (exact[$1] - exact[$1].rounded(.down), $0) < (exact[$0] - exact[$0].rounded(.down), $1)
        }
        for index in byRest.prefix(max(0, 100 - shares.reduce(0, +))) { shares[index] += 1 }
        return shares
    }

    func summary(_ language: PageLanguage) -> String {
        let shown = self.rows.count > 4 ? [self.rows.first, self.rows.last].compactMap(\.self) : self.rows
        let sentences = shown.map { row in
            guard row.total > 0 else { return "\(row.name(language)): \(KitText.noFigure(language))." }
            let shares = zip(self.parts, self.percentages(row)).map { part, share in
                "\(part(language)) \(PageNumber.percent(Double(share), language))"
            }
            return "\(row.name(language)): \(shares.joined(separator: ", "))."
        }
        return
            ([
                language.text("Gestapelde balken van 100 %.", "Stacked bars of 100%."),
                self.frame.subject(language) + ".",
            ]
            + sentences).joined(separator: " ")
    }

    var table: DataTable {
        DataTable(
            id: self.id + "-table", caption: self.frame.subject,
            columns: [DataTable.Column(KitText.category.text)] + self.parts.map { DataTable.Column($0, .number) },
            rows: self.rows.map { row in
                let shares = self.percentages(row)
                return [.words(row.name)] + self.parts.indices.map { self.cell(row, $0, share: shares[$0]) }
            })
    }

    /// Such as `345 (44 %)`.
    private func cell(_ row: Row, _ part: Int, share: Int) -> TableCell {
        guard row.total > 0 else { return self.unit.cell(nil) }
        func text(_ language: PageLanguage) -> String {
            self.unit.text(row.amount(part), language) + " (\(PageNumber.percent(Double(share), language)))"
        }
        return .words(PageText(text(.dutch), text(.english)))
    }
}
