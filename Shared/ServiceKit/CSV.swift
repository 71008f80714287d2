/// Comma-separated values as RFC 4180 writes them.
public enum CSV {
    public static func line(_ fields: [String]) -> String {
        fields.map(Self.field).joined(separator: ",")
    }

    private static func field(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
