import Vocabulary

/// References that somebody can find by trying. A new reference that another partner uses has to be refused, which tells
/// that it exists, so it must be impossible to guess one.
public enum GuessableReference {
    /// The versions of UUID (RFC 9562) that hold at least 62 random bits: 4 is random, 7 is random behind a time.
    private static let randomVersions: [UInt8] = [4, 7]

    /// Whether the text is anything but a UUID of version 4 or 7.
    public static func isOne(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12], let bytes = Hexadecimal.bytes(groups.joined()) else {
            return true
        }
        let isOfRFC9562 = bytes[8] >> 6 == 0b10
        return !isOfRFC9562 || !Self.randomVersions.contains(bytes[6] >> 4)
    }
}
