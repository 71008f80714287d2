/// Where a figure comes from: its period, its source, and how it is counted.
public struct FigureOrigin: Sendable {
    let period: PageText?
    let source: PageText?
    let definition: PageAddress?

    public init(period: PageText? = nil, source: PageText? = nil, definition: PageAddress? = nil) {
        self.period = period
        self.source = source
        self.definition = definition
    }

    func values(_ context: PageContext) -> [String: TemplateValue] {
        [
            "period": context.value(self.period), "source": context.value(self.source),
            "sourceName": context.value(KitText.source), "definition": context.value(self.definition),
            "definitionName": context.value(KitText.definition),
        ]
    }
}
