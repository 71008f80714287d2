/// One figure, large, with everything needed to read it.
public struct NumberTile: Sendable {
    let label: PageText
    let value: String
    let unit: PageText?
    let target: PageText?
    let change: PageText?
    let badge: Badge?
    let origin: FigureOrigin

    /// - Parameters:
    ///   - value: from ``PageNumber``, in the page's language.
    ///   - target: such as `13 weken`.
    ///   - change: such as `2 weken korter dan vorig kwartaal`.
    public init(
        _ label: PageText, value: String, unit: PageText? = nil, target: PageText? = nil, change: PageText? = nil,
        badge: Badge? = nil, origin: FigureOrigin = FigureOrigin()
    ) {
        self.label = label
        self.value = value
        self.unit = unit
        self.target = target
        self.change = change
        self.badge = badge
        self.origin = origin
    }

    func values(_ context: PageContext) -> [String: TemplateValue] {
        [
            "label": context.value(self.label), "value": .text(self.value), "unit": context.value(self.unit),
            "target": context.value(self.target), "targetName": context.value(KitText.target),
            "change": context.value(self.change), "badge": .html(ifAny: self.badge?.html(context)),
        ].merging(self.origin.values(context)) { own, _ in own }
    }
}
