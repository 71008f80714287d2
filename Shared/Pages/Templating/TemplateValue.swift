/// A value of a template. Texts are escaped here, before any template sees them, so that no template can let one in
/// as markup, with two braces or with three.
public enum TemplateValue: Sendable {
    case text(String)
    case html(HTML)
    /// Shows or hides a section.
    case flag(Bool)
    /// A section that repeats.
    case each([[String: TemplateValue]])
    /// A section with values of its own.
    case group([String: TemplateValue])
    /// Hides a section, and shows nothing as a variable.
    case none

    public static func text(ifAny text: String?) -> TemplateValue { text.map { .text($0) } ?? .none }

    /// `none` for no markup.
    public static func html(ifAny html: HTML?) -> TemplateValue { html.map { $0.isEmpty ? .none : .html($0) } ?? .none }

    /// `none` for an empty list, so that the heading of a list can depend on it.
    public static func group(ifAny list: [[String: TemplateValue]]) -> TemplateValue {
        list.isEmpty ? .none : .group(["items": .each(list)])
    }

    public static func number(_ value: Int) -> TemplateValue { .html(HTML(markup: String(value))) }

    /// As swift-mustache takes it.
    var rendered: Any? {
        switch self {
        case .text(let text): HTML(text).markup
        case .html(let html): html.markup
        case .flag(let flag): flag
        case .each(let list): list.map(Self.rendered)
        case .group(let values): Self.rendered(values)
        case .none: nil
        }
    }

    static func rendered(_ values: [String: TemplateValue]) -> [String: Any] { values.compactMapValues(\.rendered) }
}
