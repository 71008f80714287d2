import Contracts

/// Decodes attributes in headers of binary mode (CloudEvents HTTP binding 1.0.2, 3.1.3.2): removes quotes and the
/// backslashes inside them, then percent-decodes once.
enum HeaderValue {
    /// - Returns: `nil` when a quote is not closed, when a percent sign is not followed by two hexadecimal digits, or
    ///   when the bytes are not UTF-8.
    static func decoded(_ value: String) -> String? {
        QuotedString.unquoted(value).flatMap(Self.percentDecoded)
    }

    private static func percentDecoded(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Self.digit), let low = rest.popFirst().flatMap(Self.digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
