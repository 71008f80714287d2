/// A short state in a word or two. Its sign and its text carry the meaning, the colour only supports them.
public struct Badge: PageComponent {
    public enum Kind: String, Sendable, CaseIterable {
        case neutral, info, good, attention, serious

        var sign: String {
            switch self {
            case .neutral: "○"
            case .info: "◆"
            case .good: "✓"
            case .attention: "●"
            case .serious: "▲"
            }
        }
    }

    let kind: Kind
    let text: PageText

    public init(_ kind: Kind, _ text: PageText) {
        self.kind = kind
        self.text = text
    }

    public func html(_ context: PageContext) -> HTML {
        KitTemplate.badge([
            "kind": .text(self.kind.rawValue), "sign": .text(self.kind.sign), "text": context.value(self.text),
        ])
    }
}
