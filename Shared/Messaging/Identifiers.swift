import Crypto

/// Identifiers that follow from what they name: hashes, never clock or chance, so that a replay gives the same.
public enum Identifiers {
    /// A UUID of version 8 (RFC 9562) over the parts, which are told apart by a separator no part may hold.
    public static func uuid(_ parts: String...) -> String {
        var bytes = Array(SHA256.hash(data: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return Self.text(bytes)
    }

    /// The 16-byte key of (source, id). For a UUIDv7 it begins with the id's own 48 time bits, so that the index
    /// grows at its edge; the rest is hash, so that equal keys mean equal (source, id).
    public static func eventKey(source: String, id: String) -> [UInt8] {
        let hash = Array(SHA256.hash(data: Array((source + "\u{1F}" + id).utf8)))
        guard let time = Self.timeBits(ofUUIDv7: id) else { return Array(hash.prefix(16)) }
        return time + hash.prefix(10)
    }

    /// The meaning of an event: type, subject, dataschema, what it corrects, and canonical data.
    public static func digest(
        type: String, subject: String, dataschema: String?, corrects: String? = nil, data: [UInt8]
    ) -> [UInt8] {
        var hash = SHA256()
        for part in [type, subject, dataschema ?? ""] {
            hash.update(data: Array(part.utf8))
            hash.update(data: [0x1F])
        }
        if let corrects { hash.update(data: Array("\u{1E}\(corrects)\u{1F}".utf8)) }
        hash.update(data: data)
        return Array(hash.finalize().prefix(16))
    }

    /// The content of one record, to recognise a log again.
    public static func digest(ofRecord bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes).prefix(16))
    }

    private static func timeBits(ofUUIDv7 id: String) -> [UInt8]? {
        let text = Array(id.utf8)
        guard text.count == 36, text[8] == 0x2D, text[13] == 0x2D, text[14] == UInt8(ascii: "7") else { return nil }
        func value(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x61 + 10
            case 0x41...0x46: byte - 0x41 + 10
            default: nil
            }
        }
        var bytes: [UInt8] = []
        for place in [0, 2, 4, 6, 9, 11] {
            guard let high = value(text[place]), let low = value(text[place + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 0x0F)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
