/// A media type and its charset (RFC 9110, 8.3.1), both compared without case.
public struct MediaType: Equatable, Sendable {
    /// `type/subtype` in lower case.
    public let essence: String
    /// In lower case; `nil` when there is none.
    public let charset: String?
    /// Whether the text has the form that the RFC requires.
    public let isWellFormed: Bool

    public init(_ text: String) {
        var rest = Array(text.lowercased().utf8)[...]
        let start = Self.trimmed(Self.takeToken(&rest))
        // A word after the type is ignored: the intake never refused one.
        self.essence = String(start.prefix { $0 != " " })
        var isWellFormed = Self.isEssence(start)
        var charset: String?
        while rest.popFirst() != nil {
            let name = Self.trimmed(Self.takeToken(&rest, until: [UInt8(ascii: ";"), UInt8(ascii: "=")]))
            guard rest.first == UInt8(ascii: "=") else {
                // Every parameter needs a value; a lone semicolon does no harm.
                isWellFormed = isWellFormed && name.isEmpty
                continue
            }
            rest.removeFirst()
            guard let value = Self.takeValue(&rest) else {
                isWellFormed = false
                break
            }
            if name == "charset", charset == nil { charset = value }
        }
        self.charset = charset
        self.isWellFormed = isWellFormed
    }

    /// Whether the content is JSON.
    public var isJSON: Bool { self.essence == "application/json" || self.essence.hasSuffix("+json") }

    private static func takeToken(
        _ rest: inout ArraySlice<UInt8>, until ends: [UInt8] = [UInt8(ascii: ";")]
    ) -> ArraySlice<UInt8> {
        let token = rest.prefix { !ends.contains($0) }
        rest = rest.dropFirst(token.count)
        return token
    }

    /// A value up to the next semicolon, in quotes or not.
    private static func takeValue(_ rest: inout ArraySlice<UInt8>) -> String? {
        rest = rest.drop(while: Self.isBlank)
        guard rest.first == UInt8(ascii: "\"") else { return Self.trimmed(Self.takeToken(&rest)) }
        guard let content = QuotedString.take(&rest) else { return nil }
        return Self.trimmed(Self.takeToken(&rest)).isEmpty ? String(decoding: content, as: UTF8.self) : nil
    }

    private static func isEssence(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(Self.isTokenByte) }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while let first = bytes.first, Self.isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, Self.isBlank(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
