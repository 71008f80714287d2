/// A message on the page. After a form was sent, screen readers announce it.
public struct Notice: PageComponent {
    public enum Kind: String, Sendable, CaseIterable {
        case info, done, attention, error

        var name: KitText {
            switch self {
            case .info: .notice
            case .done: .done
            case .attention: .warning
            case .error: .error
            }
        }
    }

    let kind: Kind
    let title: PageText?
    let text: PageText
    let actions: [PageAction]

    /// - Parameter title: by default the name of the kind.
    public init(_ kind: Kind, title: PageText? = nil, _ text: PageText, actions: [PageAction] = []) {
        self.kind = kind
        self.title = title
        self.text = text
        self.actions = actions
    }

    public func html(_ context: PageContext) -> HTML {
        KitTemplate.notice([
            "kind": .text(self.kind.rawValue), "role": .text(self.kind == .error ? "alert" : "status"),
            "title": context.value(self.title ?? self.kind.name.text), "text": context.value(self.text),
            "actions": .html(ifAny: PageAction.html(self.actions, context)),
        ])
    }
}
