/// A chart: a drawing, its text alternative, and its figures as a table one click away.
public protocol Chart: PageComponent {
    /// Unique on the page.
    var id: String { get }
    var frame: ChartFrame { get }
}

/// What the kit asks of its charts.
protocol DrawnChart: Chart {
    /// - Returns: `nil` when there is nothing to draw.
    func drawing(_ size: ChartSize, _ language: PageLanguage) -> ChartDrawing?
    /// The figures in a few sentences, for people who do not see the drawing.
    func summary(_ language: PageLanguage) -> String
    var table: DataTable { get }
}

extension DrawnChart {
    public func html(_ context: PageContext) -> HTML {
        let language = context.language
        let title = self.frame.finding(language)
        let drawings = ChartSize.allCases.compactMap { size in
            self.drawing(size, language)?.html(
                id: self.id, title: title, summary: size == ChartSize.allCases.first ? self.summary(language) : nil)
        }
        var values = self.frame.origin.values(context)
        values["id"] = .text(self.id)
        values["level"] = .number(self.frame.headingLevel)
        values["finding"] = .text(title)
        values["subject"] = context.value(self.frame.subject)
        values["note"] = context.value(self.frame.note)
        values["drawings"] = .html(ifAny: .joined(drawings))
        values["missing"] = context.value(KitText.missing)
        values["tableName"] = context.value(KitText.asTable)
        values["table"] = drawings.isEmpty ? TemplateValue.none : .html(self.table.html(context))
        values["csv"] = context.value(self.frame.csv)
        values["csvName"] = context.value(KitText.csv)
        return KitTemplate.chart(values)
    }
}

extension Double {
    /// Whether a drawing can show it; the rest counts as missing.
    var isDrawable: Bool { self.isFinite && abs(self) < 1e100 }
}

extension Double? {
    var drawable: Double? { self.flatMap { $0.isDrawable ? $0 : nil } }
}
