/// References that somebody can find by trying. A new reference that another partner uses has to be refused, which tells
/// that it exists, so it must be impossible to guess one.
public enum GuessableReference {
    /// The versions of UUID (RFC 9562) that hold at least 62 random bits: 4 is random, 7 is random behind a time.
    private static let randomVersions: Set<UInt8> = [UInt8(ascii: "4"), UInt8(ascii: "7")]

    /// Whether the text is anything but a UUID of version 4 or 7.
    public static func isOne(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return true }
        for (index, byte) in bytes.enumerated() {
            switch index {
            case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return true }
            case 14: guard Self.randomVersions.contains(byte) else { return true }
            // The variant of RFC 9562.
            case 19: guard "89abAB".utf8.contains(byte) else { return true }
            default: guard Self.isHexadecimal(byte) else { return true }
            }
        }
        return false
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
