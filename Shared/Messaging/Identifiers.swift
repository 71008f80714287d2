import Crypto

/// Identifiers that follow from what they name: hashes, never clock or chance, so that a replay gives the same.
public enum Identifiers {
    /// A UUID of version 8 (RFC 9562) over the parts, which are told apart by a separator no part may hold.
    public static func uuid(_ parts: String...) -> String {
        var hash = SHA256()
        for (index, part) in parts.enumerated() {
            if index > 0 { hash.update(byte: 0x1F) }
            hash.update(text: part)
        }
        var bytes = hash.firstSixteen()
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return Self.text(bytes)
    }

    /// The 16-byte key of (source, id). For a UUIDv7 it begins with the id's own 48 time bits, so that the index
    /// grows at its edge; the rest is hash, so that equal keys mean equal (source, id).
    public static func eventKey(source: String, id: String) -> [UInt8] {
        var hash = SHA256()
        hash.update(text: source)
        hash.update(byte: 0x1F)
        hash.update(text: id)
        var key = hash.firstSixteen()
        if let time = Self.timeBits(ofUUIDv7: id) {
            key.removeLast(6)
            key.insert(contentsOf: time, at: 0)
        }
        return key
    }

    /// The meaning of an event: type, subject, dataschema, what it corrects, and canonical data.
    public static func digest(
        type: String, subject: String, dataschema: String?, corrects: String? = nil, data: [UInt8]
    ) -> [UInt8] {
        var hash = SHA256()
        hash.update(text: type)
        hash.update(byte: 0x1F)
        hash.update(text: subject)
        hash.update(byte: 0x1F)
        hash.update(text: dataschema ?? "")
        hash.update(byte: 0x1F)
        if let corrects { hash.update(text: "\u{1E}\(corrects)\u{1F}") }
        data.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.firstSixteen()
    }

    /// The content of one record, to recognise a log again.
    public static func digest(ofRecord bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.firstSixteen()
    }

    private static func timeBits(ofUUIDv7 id: String) -> [UInt8]? {
        guard id.utf8.count == 36 else { return nil }
        let text = Array(id.utf8)
        guard text[8] == 0x2D, text[13] == 0x2D, text[14] == UInt8(ascii: "7") else { return nil }
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

extension SHA256 {
    fileprivate mutating func update(text: String) {
        var text = text
        text.withUTF8 { self.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }

    fileprivate mutating func update(byte: UInt8) {
        withUnsafeBytes(of: byte) { self.update(bufferPointer: $0) }
    }

    fileprivate consuming func firstSixteen() -> [UInt8] {
        self.finalize().withUnsafeBytes { Array($0.prefix(16)) }
    }
}
