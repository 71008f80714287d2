/// A field with its label, a description and an error, which are linked to it for screen readers.
public struct FormField: PageComponent {
    public enum Kind: Sendable {
        /// One line; the type is that of HTML's `input`.
        case line(LineType)
        case multiline(rows: Int)
        case choice([FormOption])
        /// A choice from a long list; the script adds a search field to it.
        case picker([FormOption])
        case radios([FormOption])
        case checkbox
        /// One line with suggestions, which do not limit the answer.
        case suggestions([String])
    }

    public enum LineType: String, Sendable {
        case text, search, number, date, email, password, tel
    }

    public let name: String
    let label: PageText
    let kind: Kind
    let value: String?
    let description: PageText?
    let error: PageText?
    let isRequired: Bool
    let autocomplete: String?
    /// Precedes the name in the element's `id`, for a page with two fields of a name.
    let prefix: String

    /// - Parameters:
    ///   - name: lower-case letters, digits and hyphens.
    ///   - value: as it was sent; `on` for a ticked checkbox.
    ///   - autocomplete: a token of HTML, such as `username`.
    public init(
        _ name: String, _ label: PageText, _ kind: Kind = .line(.text), value: String? = nil,
        description: PageText? = nil, error: PageText? = nil, isRequired: Bool = false, autocomplete: String? = nil,
        prefix: String = "field"
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.value = value
        self.description = description
        self.error = error
        self.isRequired = isRequired
        self.autocomplete = autocomplete
        self.prefix = prefix
    }

    var id: String { "\(self.prefix)-\(self.name)" }

    public func html(_ context: PageContext) -> HTML { self.html(context, marksOptional: true) }

    /// - Parameter marksOptional: says so at a field that may stay empty; filters all may.
    func html(_ context: PageContext, marksOptional: Bool) -> HTML {
        let described = [
            self.description.map { _ in self.id + "-description" }, self.error.map { _ in self.id + "-error" },
        ].compactMap(\.self).joined(separator: " ")
        var values: [String: TemplateValue] = [
            "id": .text(self.id), "name": .text(self.name), "label": context.value(self.label),
            "value": .text(ifAny: self.value), "description": context.value(self.description),
            "error": context.value(self.error), "errorName": context.value(KitText.error),
            "required": .flag(self.isRequired), "autocomplete": .text(ifAny: self.autocomplete),
            "described": .text(ifAny: described.isEmpty ? nil : described),
        ]
        if marksOptional, !self.isRequired { values["optional"] = context.value(KitText.optional) }
        switch self.kind {
        case .line(let type): values["line"] = .group(["type": .text(type.rawValue)])
        case .multiline(let rows): values["multiline"] = .group(["rows": .number(max(2, rows))])
        case .choice(let options), .picker(let options):
            values["choice"] = .group(["choose": context.value(KitText.choose), "options": self.list(options, context)])
            if case .picker = self.kind { values["picker"] = .flag(true) }
        case .radios(let options):
            values["radios"] = .group(["options": self.list(options, context)])
            values["group"] = .flag(true)
        case .checkbox:
            values["checkbox"] = .flag(true)
            values["checked"] = .flag(self.value == "on")
            values["optional"] = TemplateValue.none
        case .suggestions(let list):
            values["line"] = .group(["type": .text("text")])
            values["suggestions"] = .group(["items": .each(list.map { ["value": .text($0)] })])
        }
        return KitTemplate.field(values)
    }

    private func list(_ options: [FormOption], _ context: PageContext) -> TemplateValue {
        .each(
            options.enumerated().map { index, option in
                [
                    "value": .text(option.value), "label": context.value(option.label), "number": .number(index),
                    "chosen": .flag(option.value == self.value),
                ]
            })
    }
}
