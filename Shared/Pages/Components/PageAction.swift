/// A link that looks like a button: the next thing to do.
public struct PageAction: Sendable {
    let text: PageText
    let address: PageAddress
    let isPrimary: Bool

    public init(_ text: PageText, to address: PageAddress, isPrimary: Bool = false) {
        self.text = text
        self.address = address
        self.isPrimary = isPrimary
    }

    static func html(_ actions: [PageAction], _ context: PageContext) -> HTML {
        guard !actions.isEmpty else { return .empty }
        return KitTemplate.actions([
            "actions": .each(
                actions.map { action in
                    [
                        "text": context.value(action.text), "address": context.value(action.address),
                        "primary": .flag(action.isPrimary),
                    ]
                })
        ])
    }
}
