import Crypto

/// Identifiers derived from the things they name: hashes, never clock or chance, so that a replay gives the same.
public enum Identifiers {
    /// A UUID of version 8 (RFC 9562) over the parts, joined by a separator that no part may hold.
    public static func uuid(_ parts: String...) -> String {
        var hash = SHA256()
        hash.update(separated: parts)
        return Self.uuid(hash)
    }

    private static func uuid(_ hash: consuming SHA256) -> String {
        let hash = hash.hash128()
        return Self.text(
            Hash128(
                high: hash.high & ~0xF000 | 0x8000,
                low: hash.low & ~0xC000_0000_0000_0000 | 0x8000_0000_0000_0000))
    }

    /// The common first part of many UUIDs: `Prefix("a", "b/").uuid("7", "c")` is `uuid("a", "b/7", "c")`.
    package struct Prefix {
        private let hash: SHA256

        package init(_ parts: String...) {
            var hash = SHA256()
            hash.update(separated: parts)
            self.hash = hash
        }

        package func uuid(_ parts: String...) -> String {
            var hash = self.hash
            hash.update(separated: parts)
            return Identifiers.uuid(hash)
        }
    }

    /// The 16-byte key of (source, id). For a UUIDv7 it begins with the id's own 48 time bits, so that the index
    /// grows at its edge; the rest is hash, so that equal keys mean equal (source, id).
    public static func eventKey(source: String, id: String) -> Hash128 {
        var hash = SHA256()
        hash.update(separated: [source, id])
        let key = hash.hash128()
        guard let time = Self.timeBits(ofUUIDv7: id) else { return key }
        return Hash128(high: time << 16 | key.high >> 48, low: key.high << 16 | key.low >> 48)
    }

    /// Digest of an event's meaning: type, subject, dataschema, the event it corrects, and canonical data.
    public static func digest(
        type: String, subject: String, dataschema: String?, corrects: String? = nil, data: [UInt8]
    ) -> Hash128 {
        var hash = SHA256()
        hash.update(separated: [type, subject, dataschema ?? "", corrects.map { "\u{1E}\($0)\u{1F}" } ?? ""])
        data.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.hash128()
    }

    /// Digest of one record, by which a log is recognised.
    public static func digest(ofRecord bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.hash128().bytes
    }

    /// The 48 bits of a UUIDv7 that hold its time of creation.
    private static func timeBits(ofUUIDv7 id: String) -> UInt64? {
        var id = id
        return id.withUTF8 { Self.timeBits($0) }
    }

    private static func timeBits(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard text.count == 36, text[8] == 0x2D, text[13] == 0x2D, text[14] == UInt8(ascii: "7") else { return nil }
        func value(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x61 + 10
            case 0x41...0x46: byte - 0x41 + 10
            default: nil
            }
        }
        var bits: UInt64 = 0
        for index in 0..<13 where index != 8 {
            guard let digit = value(text[index]) else { return nil }
            bits = bits << 4 | UInt64(digit)
        }
        return bits
    }

    private static func text(_ hash: Hash128) -> String {
        String(unsafeUninitializedCapacity: 36) { text in
            var index = 0
            for digit in 0..<32 {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    text.initializeElement(at: index, to: UInt8(ascii: "-"))
                    index += 1
                }
                let word = digit < 16 ? hash.high : hash.low
                let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (digit & 15)) & 0xF)
                text.initializeElement(at: index, to: value + (value < 10 ? 0x30 : 0x57))
                index += 1
            }
            return index
        }
    }
}

extension SHA256 {
    /// Texts with a separator between them, in one go: every update has a cost of its own.
    fileprivate mutating func update(separated texts: [String]) {
        let size = texts.reduce(texts.count - 1) { $0 + $1.utf8.count }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { bytes in
            var place = 0
            for (index, text) in texts.enumerated() {
                if index > 0 {
                    bytes.initializeElement(at: place, to: 0x1F)
                    place += 1
                }
                var text = text
                place = text.withUTF8 { bytes[place...].initialize(fromContentsOf: $0) }
            }
            self.update(bufferPointer: UnsafeRawBufferPointer(bytes))
        }
    }

    /// The first half of the digest.
    fileprivate consuming func hash128() -> Hash128 {
        self.finalize().withUnsafeBytes { bytes in
            Hash128(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}
