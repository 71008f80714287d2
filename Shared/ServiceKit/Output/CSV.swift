/// Comma-separated values as RFC 4180 writes them.
public enum CSV {
    public static func line(_ fields: [String]) -> String {
        fields.map(Self.field).joined(separator: ",")
    }

    private static func field(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else { return text }
        // Compares scalars: a quote with a combining mark after it is a different `Character` and would stay unescaped.
        return text.unicodeScalars.reduce(into: "\"") { quoted, scalar in
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        } + "\""
    }
}
