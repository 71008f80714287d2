/// The marks of a chart in one of its sizes, the last one on top.
struct ChartDrawing {
    let size: ChartSize
    let height: Double
    var marks: [ChartMark]
    /// The patterns that the marks use, by number.
    var patterns: [Int] = []

    /// - Parameters:
    ///   - id: unique on the page.
    ///   - summary: stands in the first drawing of a chart; the second one refers to it.
    func html(id: String, title: String, summary: String?) -> HTML {
        KitTemplate.drawing([
            "id": .text("\(id)-\(self.size.rawValue)"), "chart": .text(id), "size": .text(self.size.rawValue),
            "width": .text(ChartMark.number(self.size.width)), "height": .text(ChartMark.number(self.height)),
            "title": .text(title), "summary": .text(ifAny: summary),
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
            let height: TemplateValue = .text(ChartMark.number(ChartText.lineHeight))
            values["text"] = .group([
                "anchor": .text(ifAny: anchor == .start ? nil : anchor.rawValue), "x": at,
                "y": .text(ChartMark.number(y)),
                "first": .text(lines.first ?? ""),
                "more": .each(lines.dropFirst().map { ["line": .text($0), "height": height] }),
            ])
        }
        return values
    }
}
