/// The marks of a chart in one of its sizes, the last one on top.
struct ChartDrawing {
    let size: ChartSize
    let height: Double
    var marks: [ChartMark]
    /// The patterns that the marks use, by number.
    var patterns: [Int] = []

    /// - Parameter id: unique on the page.
    func html(id: String, title: String, summary: String) -> HTML {
        KitTemplate.drawing([
            "id": .text("\(id)-\(self.size.rawValue)"), "size": .text(self.size.rawValue),
            "width": .text(ChartMark.number(self.size.width)), "height": .text(ChartMark.number(self.height)),
            "title": .text(title), "summary": .text(summary),
            "patterns": .group(
                ifAny: self.patterns.map { number in
                    var values: [String: TemplateValue] = [
                        "number": .number(number), "style": .text("s\(number + 1)"),
                        "under": .text(number == 0 ? "full" : "under"),
                    ]
                    values["\(Self.hatches[number % Self.hatches.count])"] = .flag(true)
                    return values
                }),
            "marks": .each(self.marks.map { self.values($0, id: "\(id)-\(self.size.rawValue)") }),
        ])
    }

    private static let hatches = ["plain", "rising", "dotted", "falling", "level", "crossed"]

    private func values(_ mark: ChartMark, id: String) -> [String: TemplateValue] {
        var values: [String: TemplateValue] = ["style": .text(mark.style)]
        switch mark.shape {
        case .path(let path):
            values["path"] = .text(path)
            values["fill"] = .text(ifAny: mark.pattern.map { "url(#\(id)-\($0))" })
        case .text(let lines, let x, let y, let anchor):
            let at: TemplateValue = .text(ChartMark.number(x))
            values["text"] = .group([
                "anchor": .text(anchor.rawValue),
                "lines": .each(
                    lines.enumerated().map { index, line in
                        [
                            "x": at, "y": .text(ChartMark.number(y + Double(index) * ChartText.lineHeight)),
                            "line": .text(line),
                        ]
                    }),
            ])
        }
        return values
    }
}
