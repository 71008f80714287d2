/// An address that a page may link to: one of the site's own, or an `http` address elsewhere. Anything else, such as
/// `javascript:`, becomes `#`.
public struct PageAddress: Sendable, Hashable, ExpressibleByStringLiteral {
    enum Place: Hashable {
        /// A path under the base path of this service.
        case page
        /// Complete as it stands: elsewhere, or another service's path on this host.
        case complete
        /// A query or a fragment of the page itself.
        case relative
    }

    let text: String
    let place: Place

    private init(text: String, place: Place) {
        self.text = text
        self.place = place
    }

    /// - Parameter text: `/alerts?x=1` under the service's base path, `https://…`, `?page=2` or `#errors`.
    public init(_ text: String) {
        let hasSchemeOfWeb = ["https://", "http://"].contains { text.lowercased().hasPrefix($0) }
        // A backslash counts as a slash in browsers, and two slashes lead to another host.
        let isPath = text.hasPrefix("/") && !text.dropFirst().hasPrefix("/") && !text.dropFirst().hasPrefix("\\")
        if !text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) {
            self.init(text: "#", place: .relative)
        } else if isPath {
            self.init(text: text, place: .page)
        } else if hasSchemeOfWeb {
            self.init(text: text, place: .complete)
        } else if text.hasPrefix("?") || text.hasPrefix("#") {
            self.init(text: text, place: .relative)
        } else {
            self.init(text: "#", place: .relative)
        }
    }

    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// The path of these parts, each encoded: `["alerts", "a/b"]` is `/alerts/a%2Fb`.
    public init(path parts: [String]) {
        self.init(text: "/" + parts.map(Self.encoded).joined(separator: "/"), place: .page)
    }

    /// A path on this host that is not under this service's base path.
    public static func onHost(_ path: String) -> PageAddress {
        let address = PageAddress(path)
        return PageAddress(text: address.text, place: address.place == .page ? .complete : address.place)
    }

    /// This address with these fields of the query instead of those of the same name; a field without a value is left
    /// out.
    public func with(_ fields: [(name: String, value: String?)]) -> PageAddress {
        let (rest, fragment) = Self.halves(self.text, at: "#")
        let (path, query) = Self.halves(rest, at: "?")
        let kept = (query ?? "").split(separator: "&").map(String.init).filter { part in
            let name = part.split(separator: "=", omittingEmptySubsequences: false).first.map(String.init) ?? ""
            return !fields.contains { Self.encoded($0.name) == name || $0.name == name }
        }
        let added = fields.compactMap { field in
            field.value.map { Self.encoded(field.name) + "=" + Self.encoded($0) }
        }
        let all = (kept + added).joined(separator: "&")
        let text = path + (all.isEmpty ? (path.isEmpty ? "?" : "") : "?" + all) + (fragment.map { "#" + $0 } ?? "")
        return PageAddress(text: text, place: self.place)
    }

    var withoutQuery: PageAddress {
        let path = Self.halves(Self.halves(self.text, at: "#").0, at: "?").0
        return PageAddress(text: path.isEmpty ? "?" : path, place: self.place)
    }

    /// The fields of the query, decoded.
    var fields: [(name: String, value: String)] {
        let query = Self.halves(Self.halves(self.text, at: "#").0, at: "?").1 ?? ""
        return query.split(separator: "&").map { part in
            let (name, value) = Self.halves(String(part), at: "=")
            return (Self.decoded(name), Self.decoded(value ?? ""))
        }
    }

    private static func halves(_ text: String, at sign: Character) -> (String, String?) {
        guard let index = text.firstIndex(of: sign) else { return (text, nil) }
        return (String(text[..<index]), String(text[text.index(after: index)...]))
    }

    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }

    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
