/// Filters in the page's address, so that a filtered list can be bookmarked and sent to a colleague.
public struct FilterBar: PageComponent {
    let address: PageAddress
    let fields: [FormField]
    let result: PageText?

    /// - Parameters:
    ///   - address: the page, with its filters.
    ///   - fields: their values are the filters in force.
    ///   - result: how much was found, such as `31 woningen`.
    public init(_ address: PageAddress, _ fields: [FormField], result: PageText? = nil) {
        self.address = address
        self.fields = fields
        self.result = result
    }

    public func html(_ context: PageContext) -> HTML {
        let active = self.fields.filter { $0.value?.isEmpty == false }
        // Another filter begins again at the first page.
        let cleared = self.address.with(self.fields.map { ($0.name, nil) } + [("page", nil)])
        return KitTemplate.filters([
            "action": context.value(self.address.withoutQuery), "label": context.value(.filters),
            "fields": .html(.joined(self.fields.map { $0.html(context, marksOptional: false) })),
            "kept": .each(cleared.fields.map { ["name": .text($0.name), "value": .text($0.value)] }),
            "apply": context.value(.applyFilters), "clear": context.value(.clearFilters),
            "clearAddress": context.value(cleared), "activeLabel": context.value(.activeFilters),
            "remove": context.value(.removeFilter), "result": context.value(self.result),
            "active": .group(
                ifAny: active.map { field in
                    [
                        "label": context.value(field.label), "value": .text(field.shownValue(context)),
                        "address": context.value(self.address.with([(field.name, nil), ("page", nil)])),
                    ]
                }),
        ])
    }
}

extension FormField {
    /// The value as people read it.
    fileprivate func shownValue(_ context: PageContext) -> String {
        let value = self.value ?? ""
        switch self.kind {
        case .choice(let options), .picker(let options), .radios(let options):
            return options.first { $0.value == value }.map { context.text($0.label) } ?? value
        default: return value
        }
    }
}
