/// Names with their values: what is known about one thing.
public struct DetailList: PageComponent {
    let details: [(name: PageText, value: TableCell)]

    public init(_ details: [(name: PageText, value: TableCell)]) {
        self.details = details
    }

    public func html(_ context: PageContext) -> HTML {
        guard !self.details.isEmpty else { return .empty }
        return KitTemplate.details([
            "details": .each(
                self.details.map { ["name": context.value($0.name), "value": .html($0.value.html(context))] })
        ])
    }
}
