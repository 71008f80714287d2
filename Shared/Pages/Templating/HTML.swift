import Vocabulary

/// Markup that is safe to send. Only the kit makes it: a text becomes markup by escaping, everything else comes from a
/// template.
public struct HTML: Sendable, Hashable {
    let markup: String

    init(markup: String) {
        self.markup = markup
    }

    /// A text from anywhere, escaped for elements and for quoted attributes. Invisible characters that reverse or hide
    /// a text become `�`.
    public init(_ text: String) {
        self.markup = Self.escaped(text)
    }

    public static let empty = HTML(markup: "")

    public var isEmpty: Bool { self.markup.isEmpty }

    /// The length in UTF-8.
    public var byteCount: Int { self.markup.utf8.count }

    public static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.markup + right.markup) }

    public static func joined(_ parts: [HTML]) -> HTML { HTML(markup: parts.map(\.markup).joined(separator: "\n")) }

    private static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\r": continue
            // A soft hyphen and the joiners of scripts and emoji change no order.
            case "\n", "\t", "\u{AD}", "\u{200C}", "\u{200D}": result.unicodeScalars.append(scalar)
            case _ where PrintableText.isHarmless(scalar): result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append("\u{FFFD}")
            }
        }
        return result
    }
}
