import Vocabulary

/// A party that writes one topic and reads one topic.
public struct Partner: Hashable, Sendable, Codable, Identifiable {
    /// Lower-case letters, digits and hyphens: the last part of its topics' names.
    public let id: String
    public let kind: PartnerKind
    public let name: String
    /// Sources beside its own that it may use, such as `urn:nld:oin:…` with its government identification number.
    public let furtherSources: [String]

    public init(id: String, kind: PartnerKind, name: String, furtherSources: [String] = []) {
        self.id = id
        self.kind = kind
        self.name = name
        self.furtherSources = furtherSources
    }

    /// 2 to 40 of `a-z 0-9 -`, starting and ending with a letter or digit: it becomes part of topics' names.
    public static func isValid(id: String) -> Bool {
        func isPlain(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
        // Consumer groups of a partner begin with its id, and those of our services with this word.
        guard id != "doorstroom" else { return false }
        let bytes = Array(id.utf8)
        guard (2...40).contains(bytes.count), isPlain(bytes[0]), isPlain(bytes[bytes.count - 1]) else { return false }
        return bytes.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
    }

    /// The most code points of a name.
    public static let maximumNameLength = 100
    /// The most code points of a further source: an attribute has 512 bytes, and a system's name may follow the source.
    public static let maximumSourceLength = 200

    /// Our own names: as a partner's id they would be taken for a service's stream or source.
    public static let reservedIds: Set<String> = Set(ServiceName.allCases.map(\.rawValue)).union(["service"])

    /// Every source that its events may carry; sources below them are allowed too.
    public var sources: [String] { [self.source] + self.furtherSources }

    /// Whether one source is the other, or lies below it.
    public static func overlap(_ one: String, _ other: String) -> Bool {
        Self.covers(one, other) || Self.covers(other, one)
    }

    /// The source above every partner's own: no partner may have it, or any source below it, as a further one.
    public static let commonSource = "urn:nld:doorstroom"

    /// The `source` of its events; a system of the partner may follow after a further colon.
    public var source: String { Self.sourcePrefix + self.id }

    static let sourcePrefix = Self.commonSource + ":"

    public func owns(source: String) -> Bool {
        var source = source
        return source.withUTF8 { bytes in
            let prefix = Self.sourcePrefix.utf8.count
            let isOurs = bytes.count > prefix && Self.covers(Self.commonSource, bytes)
            return isOurs && Self.covers(self.id, UnsafeBufferPointer(rebasing: bytes[prefix...]))
                || self.furtherSources.contains { Self.covers($0, bytes) }
        }
    }

    private static func covers(_ own: String, _ source: String) -> Bool {
        var source = source
        return source.withUTF8 { Self.covers(own, $0) }
    }

    /// Compares bytes: Swift treats two spellings of the same letter as equal.
    private static func covers(_ own: String, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
        var own = own
        return own.withUTF8 { own in
            guard source.count >= own.count, UnsafeBufferPointer(rebasing: source[..<own.count]).isEqual(own) else {
                return false
            }
            return source.count == own.count || source[own.count] == UInt8(ascii: ":")
        }
    }
}
