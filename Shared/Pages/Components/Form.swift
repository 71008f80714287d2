/// A form with its fields. Errors stand above it too, each a link to its field.
public struct Form: PageComponent {
    public struct Button: Sendable {
        public enum Kind: String, Sendable {
            case primary, secondary, danger
        }

        let text: PageText
        let kind: Kind
        let value: String?

        /// - Parameter value: sent as `action`, for a form with several buttons.
        public init(_ text: PageText, _ kind: Kind = .primary, value: String? = nil) {
            self.text = text
            self.kind = kind
            self.value = value
        }
    }

    let action: PageAddress
    let token: String
    let fields: [FormField]
    let hidden: [(name: String, value: String)]
    let buttons: [Button]
    let takesFocus: Bool

    /// - Parameters:
    ///   - action: takes the `POST`.
    ///   - token: against requests from other sites, sent as `token`.
    ///   - takesFocus: moves the focus to the errors when the page opens.
    public init(
        to action: PageAddress, token: String, fields: [FormField], hidden: [(name: String, value: String)] = [],
        buttons: [Button], takesFocus: Bool = true
    ) {
        self.action = action
        self.token = token
        self.fields = fields
        self.hidden = hidden
        self.buttons = buttons
        self.takesFocus = takesFocus
    }

    public func html(_ context: PageContext) -> HTML {
        let errors = self.fields.compactMap { field -> [String: TemplateValue]? in
            guard let error = field.error else { return nil }
            // A group of radio buttons has no element of the field's id that takes the focus.
            var target = field.id
            if case .radios = field.kind { target += "-0" }
            return ["target": .text(target), "error": context.value(error)]
        }
        return KitTemplate.form([
            "action": context.value(self.action), "token": .text(self.token),
            "hidden": .each(self.hidden.map { ["name": .text($0.name), "value": .text($0.value)] }),
            "takesFocus": .flag(self.takesFocus), "errorTitle": context.value(.errorSummary),
            "errors": .group(ifAny: errors),
            "fields": .html(.joined(self.fields.map { $0.html(context) })),
            "buttons": .each(
                self.buttons.map { button in
                    [
                        "text": context.value(button.text), "kind": .text(button.kind.rawValue),
                        "value": .text(ifAny: button.value),
                    ]
                }),
        ])
    }
}
