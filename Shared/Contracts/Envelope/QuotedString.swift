/// Quoted strings in HTTP header values (RFC 9110, 5.6.4; RFC 7230, 3.2.6).
public enum QuotedString {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    /// Removes the quotes of a whole header value and the backslashes inside them; a value without quotes stays the
    /// same.
    /// - Returns: `nil` when the closing quote is missing, or when something follows it.
    public static func unquoted(_ value: some StringProtocol) -> String? {
        var rest = Array(value.utf8)[...]
        guard rest.first == Self.quote else { return String(value) }
        guard let content = Self.take(&rest), rest.isEmpty else { return nil }
        return String(validating: content, as: UTF8.self)
    }

    /// Removes a quoted string from the start.
    /// - Returns: its content; `nil` when the closing quote is missing.
    static func take(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        rest.removeFirst()
        var content: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case Self.quote: return content
            case Self.backslash:
                guard let escaped = rest.popFirst() else { return nil }
                content.append(escaped)
            default: content.append(byte)
            }
        }
        return nil
    }
}
