/// Why bytes are not JSON that we take, and where.
public struct JSONParseError: Error, Equatable, Sendable {
    public let code: RejectionCode
    /// Bytes from the start of the document.
    public let offset: Int
}

/// A strict RFC 8259 parser. What the RFC leaves open is rejected rather than guessed: duplicate names, lone
/// surrogates, invalid UTF-8, bytes after the value, nesting over `maximumDepth`, numbers that do not fit.
///
/// Swift's own decoders take the last of two equal names without a word, which is why the intake has a parser of
/// its own (decision 0004).
public struct JSONParser {
    /// Objects and arrays may stand this many inside each other, empty or not.
    public static let maximumDepth = 32
    /// A number's text may not be longer than this many bytes.
    public static let maximumNumberLength = 40

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    public static func parse(_ bytes: [UInt8]) throws(JSONParseError) -> JSONValue {
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONValue, JSONParseError> in
            var parser = JSONParser(buffer)
            do throws(JSONParseError) {
                return .success(try parser.document())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private mutating func document() throws(JSONParseError) -> JSONValue {
        self.skipWhitespace()
        let value = try self.value(depth: 0)
        self.skipWhitespace()
        guard self.position == self.bytes.count else { throw self.error(.jsonTrailingBytes) }
        return value
    }

    private func error(_ code: RejectionCode, at offset: Int? = nil) -> JSONParseError {
        JSONParseError(code: code, offset: offset ?? self.position)
    }

    private var current: UInt8? { self.position < self.bytes.count ? self.bytes[self.position] : nil }

    private mutating func skipWhitespace() {
        while self.position < self.bytes.count {
            switch self.bytes[self.position] {
            case 0x20, 0x09, 0x0A, 0x0D: self.position += 1
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(JSONParseError) -> JSONValue {
        switch self.current {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < Self.maximumDepth else { throw self.error(.jsonTooDeep) }
            return try self.current == UInt8(ascii: "{") ? self.object(depth: depth) : self.array(depth: depth)
        case UInt8(ascii: "\""): return .string(try self.string())
        case UInt8(ascii: "t"): return try self.literal("true", .bool(true))
        case UInt8(ascii: "f"): return try self.literal("false", .bool(false))
        case UInt8(ascii: "n"): return try self.literal("null", .null)
        case .some(UInt8(ascii: "-")), .some(0x30...0x39): return try self.number()
        default: throw self.error(.jsonSyntax)
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONParseError) -> JSONValue {
        let length = text.utf8CodeUnitCount
        guard self.position + length <= self.bytes.count else { throw self.error(.jsonSyntax) }
        for index in 0..<length where self.bytes[self.position + index] != text.utf8Start[index] {
            throw self.error(.jsonSyntax)
        }
        self.position += length
        return value
    }

    private mutating func object(depth: Int) throws(JSONParseError) -> JSONValue {
        self.position += 1
        var members: [JSONMember] = []
        var names: Set<String> = []
        self.skipWhitespace()
        if self.current == UInt8(ascii: "}") {
            self.position += 1
            return .object([])
        }
        while true {
            self.skipWhitespace()
            guard self.current == UInt8(ascii: "\"") else { throw self.error(.jsonSyntax) }
            let start = self.position
            let name = try self.string()
            // A linear look is faster than a set while an object is small, and most are.
            let isNew: Bool
            if members.count < 16 {
                isNew = !members.contains { $0.name == name }
            } else {
                if names.isEmpty { names = Set(members.map(\.name)) }
                isNew = names.insert(name).inserted
            }
            guard isNew else { throw self.error(.jsonDuplicateName, at: start) }
            self.skipWhitespace()
            guard self.current == UInt8(ascii: ":") else { throw self.error(.jsonSyntax) }
            self.position += 1
            self.skipWhitespace()
            members.append(JSONMember(name, try self.value(depth: depth + 1)))
            self.skipWhitespace()
            switch self.current {
            case UInt8(ascii: ","): self.position += 1
            case UInt8(ascii: "}"):
                self.position += 1
                return .object(members)
            default: throw self.error(.jsonSyntax)
            }
        }
    }

    private mutating func array(depth: Int) throws(JSONParseError) -> JSONValue {
        self.position += 1
        var items: [JSONValue] = []
        self.skipWhitespace()
        if self.current == UInt8(ascii: "]") {
            self.position += 1
            return .array([])
        }
        while true {
            self.skipWhitespace()
            items.append(try self.value(depth: depth + 1))
            self.skipWhitespace()
            switch self.current {
            case UInt8(ascii: ","): self.position += 1
            case UInt8(ascii: "]"):
                self.position += 1
                return .array(items)
            default: throw self.error(.jsonSyntax)
            }
        }
    }

    private mutating func number() throws(JSONParseError) -> JSONValue {
        let start = self.position
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        if self.current == UInt8(ascii: "-") { self.position += 1 }
        guard isDigit(self.current) else { throw self.error(.jsonSyntax) }
        if self.current == UInt8(ascii: "0") {
            self.position += 1
        } else {
            while isDigit(self.current) { self.position += 1 }
        }
        var isPlain = true
        if self.current == UInt8(ascii: ".") {
            isPlain = false
            self.position += 1
            guard isDigit(self.current) else { throw self.error(.jsonSyntax) }
            while isDigit(self.current) { self.position += 1 }
        }
        if self.current == UInt8(ascii: "e") || self.current == UInt8(ascii: "E") {
            isPlain = false
            self.position += 1
            if self.current == UInt8(ascii: "+") || self.current == UInt8(ascii: "-") { self.position += 1 }
            guard isDigit(self.current) else { throw self.error(.jsonSyntax) }
            while isDigit(self.current) { self.position += 1 }
        }
        let lexeme = UnsafeBufferPointer(rebasing: self.bytes[start..<self.position])
        guard lexeme.count <= Self.maximumNumberLength else { throw self.error(.jsonNumberRange, at: start) }
        let text = String(decoding: lexeme, as: UTF8.self)
        if isPlain {
            guard let integer = Int64(text) else { throw self.error(.jsonNumberRange, at: start) }
            return .integer(integer)
        }
        guard let decimal = Double(text), decimal.isFinite, decimal != 0 || Self.isZero(lexeme) else {
            throw self.error(.jsonNumberRange, at: start)
        }
        if abs(decimal) < 9_007_199_254_740_992, let integer = Int64(exactly: decimal) { return .integer(integer) }
        return .decimal(decimal)
    }

    /// Tells a written zero from a number so small that it became one.
    private static func isZero(_ lexeme: UnsafeBufferPointer<UInt8>) -> Bool {
        lexeme.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }.allSatisfy { !(0x31...0x39).contains($0) }
    }

    private mutating func string() throws(JSONParseError) -> String {
        let opening = self.position
        self.position += 1
        let start = self.position
        while self.position < self.bytes.count {
            let byte = self.bytes[self.position]
            if byte == UInt8(ascii: "\"") {
                let slice = UnsafeBufferPointer(rebasing: self.bytes[start..<self.position])
                let text = try self.validated(slice, at: start)
                self.position += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try self.escapedString(from: start) }
            guard byte >= 0x20 else { throw self.error(.jsonControlCharacter) }
            self.position += 1
        }
        throw self.error(.jsonSyntax, at: opening)
    }

    private func validated(
        _ slice: UnsafeBufferPointer<UInt8>, at offset: Int
    ) throws(JSONParseError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else { throw self.error(.jsonNotUTF8, at: offset) }
        return text
    }

    private mutating func escapedString(from start: Int) throws(JSONParseError) -> String {
        var result: [UInt8] = Array(self.bytes[start..<self.position])
        while let byte = self.current {
            switch byte {
            case UInt8(ascii: "\""):
                self.position += 1
                guard let text = String(validating: result, as: UTF8.self) else {
                    throw self.error(.jsonNotUTF8, at: start)
                }
                return text
            case UInt8(ascii: "\\"):
                self.position += 1
                try self.escape(into: &result)
            default:
                guard byte >= 0x20 else { throw self.error(.jsonControlCharacter) }
                result.append(byte)
                self.position += 1
            }
        }
        throw self.error(.jsonSyntax, at: start - 1)
    }

    private mutating func escape(into result: inout [UInt8]) throws(JSONParseError) {
        guard let byte = self.current else { throw self.error(.jsonSyntax) }
        self.position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"):
            let start = self.position - 2
            var code = try self.hexadecimal()
            if (0xDC00...0xDFFF).contains(code) { throw self.error(.jsonLoneSurrogate, at: start) }
            if (0xD800...0xDBFF).contains(code) {
                guard self.current == UInt8(ascii: "\\"), self.position + 1 < self.bytes.count,
                    self.bytes[self.position + 1] == UInt8(ascii: "u")
                else { throw self.error(.jsonLoneSurrogate, at: start) }
                self.position += 2
                let low = try self.hexadecimal()
                guard (0xDC00...0xDFFF).contains(low) else { throw self.error(.jsonLoneSurrogate, at: start) }
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
            }
            // Every surrogate was handled above, so the scalar exists.
            guard let scalar = Unicode.Scalar(code) else { throw self.error(.jsonLoneSurrogate, at: start) }
            result.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        default: throw self.error(.jsonSyntax, at: self.position - 2)
        }
    }

    private mutating func hexadecimal() throws(JSONParseError) -> UInt32 {
        guard self.position + 4 <= self.bytes.count else { throw self.error(.jsonSyntax) }
        var value: UInt32 = 0
        for _ in 0..<4 {
            let byte = self.bytes[self.position]
            let digit: UInt32
            switch byte {
            case 0x30...0x39: digit = UInt32(byte - 0x30)
            case 0x41...0x46: digit = UInt32(byte - 0x41) + 10
            case 0x61...0x66: digit = UInt32(byte - 0x61) + 10
            default: throw self.error(.jsonSyntax)
            }
            value = value << 4 | digit
            self.position += 1
        }
        return value
    }
}
