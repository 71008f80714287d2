/// Just enough of RFC 3986 to tell a URI from other text.
enum URIReference {
    static func isPlausible(_ text: String) -> Bool { text.utf8.allSatisfy(Self.isAllowed) }

    /// A letter, a digit, or one of `-._~:/?#[]@!$&'()*+,;=%`.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        // The ranges hold the digits and the upper-case letters too.
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "["),
            UInt8(ascii: "#")...UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "]"),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    static func isAbsolute(_ text: String) -> Bool {
        guard self.isPlausible(text), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) }
        guard let first = scheme.first, isLetter(first) else { return false }
        return scheme.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
    }
}
