/// JSON pointers (RFC 6901).
public enum JSONPointer {
    /// One step of a JSON pointer, escaped as the RFC requires.
    public static func escaped(_ step: String) -> String {
        guard step.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return step }
        // By scalars: a tilde with a combining mark after it is another character and would be missed.
        return step.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
