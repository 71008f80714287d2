import Vocabulary

/// A strict RFC 8259 parser. Input that the RFC leaves open is rejected rather than guessed: duplicate names, lone
/// surrogates, invalid UTF-8, bytes after the value, nesting over `maximumDepth`, numbers that do not fit.
///
/// Swift's own decoders silently take the last of two equal names, which is why the intake has a parser of its own
/// (decision 0004). It copies nothing: it notes the position of each value (`JSONDocument`).
public struct JSONParser {
    /// Maximum nesting of objects and arrays, empty ones included.
    public static let maximumDepth = 32
    /// Maximum length of a number's text, in bytes.
    public static let maximumNumberLength = 40

    private static let smallObject = 16

    /// How a reading ended.
    enum Outcome: Equatable {
        /// - Parameter isPlain: every string and number is written as we would write it.
        case read(isPlain: Bool)
        case failed(JSONParseError)
        /// The document has more values than there was room for.
        case needsRoom
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let nodes: UnsafeMutableBufferPointer<JSONDocument.Node>
    /// The number of nodes written so far.
    private(set) var count = 0
    private var position = 0
    private var isPlain = true
    private var hasRoom = true

    init(_ bytes: UnsafeBufferPointer<UInt8>, into nodes: UnsafeMutableBufferPointer<JSONDocument.Node>) {
        self.bytes = bytes
        self.nodes = nodes
    }

    public static func parse(_ bytes: [UInt8]) throws(JSONParseError) -> JSONValue {
        try JSONDocument(bytes).root.value
    }

    mutating func document() -> Outcome {
        do throws(JSONParseError) {
            try self.checkStart()
            try self.value(self.token(), depth: 0)
            _ = self.token()
            guard self.position == self.bytes.count else { throw self.error(.trailingBytes) }
            return .read(isPlain: self.isPlain)
        } catch {
            return self.hasRoom ? .failed(error) : .needsRoom
        }
    }

    /// Some editors write a byte order mark first. A UTF-16 mark shows that the text is not UTF-8.
    private func checkStart() throws(JSONParseError) {
        guard self.bytes.count >= 2, self.bytes[0] >= 0xEF else { return }
        switch (self.bytes[0], self.bytes[1]) {
        case (0xFE, 0xFF), (0xFF, 0xFE): throw self.error(.notUTF8)
        case (0xEF, 0xBB) where self.bytes.count >= 3 && self.bytes[2] == 0xBF: throw self.error(.byteOrderMark)
        default: return
        }
    }

    private func error(_ code: JSONParseError.Code, at offset: Int? = nil) -> JSONParseError {
        JSONParseError(code: code, offset: offset ?? self.position)
    }

    /// The byte at the position; after the end 0, which JSON has nowhere outside strings.
    private var current: UInt8 { self.position < self.bytes.count ? self.bytes[self.position] : 0 }

    /// Skips whitespace.
    /// - Returns: the byte at the position then, as `current`.
    @inline(__always)
    private mutating func token() -> UInt8 {
        while self.position < self.bytes.count {
            let byte = self.bytes[self.position]
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: self.position += 1
            default: return byte
            }
        }
        return 0
    }

    private mutating func add(
        _ kind: JSONNode.Kind, from start: Int, isPlain: Bool = true, isPrintable: Bool = true, number: UInt64 = 0
    ) throws(JSONParseError) {
        guard self.count < self.nodes.count else {
            self.hasRoom = false
            throw self.error(.syntax)
        }
        if !isPlain { self.isPlain = false }
        self.nodes.initializeElement(
            at: self.count,
            to: JSONDocument.Node(
                kind: kind, isPlain: isPlain, isPrintable: isPrintable, start: Int32(start), end: Int32(self.position),
                next: Int32(self.count + 1), number: number))
        self.count += 1
    }

    /// - Parameter first: its first byte.
    private mutating func value(_ first: UInt8, depth: Int) throws(JSONParseError) {
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < Self.maximumDepth else { throw self.error(.tooDeep) }
            if first == UInt8(ascii: "{") { try self.object(depth: depth) } else { try self.array(depth: depth) }
        case UInt8(ascii: "\""): try self.string()
        case UInt8(ascii: "t"): try self.literal("true", .yes)
        case UInt8(ascii: "f"): try self.literal("false", .no)
        case UInt8(ascii: "n"): try self.literal("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: try self.number()
        default: throw self.error(.syntax)
        }
    }

    private mutating func literal(_ text: StaticString, _ kind: JSONNode.Kind) throws(JSONParseError) {
        let (start, length) = (self.position, text.utf8CodeUnitCount)
        guard start + length <= self.bytes.count else { throw self.error(.syntax) }
        for index in 0..<length where self.bytes[start + index] != text.utf8Start[index] {
            throw self.error(.syntax)
        }
        self.position += length
        try self.add(kind, from: start)
    }

    // MARK: Containers

    private mutating func close(_ opening: Int, count: Int) {
        self.position += 1
        self.nodes[opening].end = Int32(self.position)
        self.nodes[opening].next = Int32(self.count)
        self.nodes[opening].number = UInt64(count)
    }

    private mutating func object(depth: Int) throws(JSONParseError) {
        let opening = self.count
        try self.add(.object, from: self.position)
        self.position += 1
        var next = self.token()
        guard next != UInt8(ascii: "}") else { return self.close(opening, count: 0) }
        var count = 0
        var names: Set<String> = []
        var marks = NameMarks()
        while true {
            guard next == UInt8(ascii: "\"") else { throw self.error(.syntax) }
            let (start, name) = (self.position, self.count)
            try self.string()
            // A linear search is faster than a set while an object is small, and most are.
            if count < Self.smallObject {
                var other = opening + 1
                let named = self.nodes[name]
                let earlier = marks.isNew(named) ? 0 : count
                for _ in 0..<earlier {
                    let isOther =
                        named.isPrintable && self.nodes[other].isPrintable && self.nodes[other].number != named.number
                    guard isOther || !self.isSameText(name, other) else {
                        throw self.error(.duplicateName, at: start)
                    }
                    other = Int(self.nodes[other + 1].next)
                }
            } else {
                if names.isEmpty {
                    var other = opening + 1
                    for _ in 0..<count {
                        names.insert(self.text(other))
                        other = Int(self.nodes[other + 1].next)
                    }
                }
                guard names.insert(self.text(name)).inserted else { throw self.error(.duplicateName, at: start) }
            }
            guard self.token() == UInt8(ascii: ":") else { throw self.error(.syntax) }
            self.position += 1
            try self.value(self.token(), depth: depth + 1)
            count += 1
            switch self.token() {
            case UInt8(ascii: ","):
                self.position += 1
                next = self.token()
            case UInt8(ascii: "}"): return self.close(opening, count: count)
            default: throw self.error(.syntax)
            }
        }
    }

    private func raw(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let node = self.nodes[index]
        return UnsafeBufferPointer(rebasing: self.bytes[Int(node.start)..<Int(node.end)])
    }

    private func text(_ index: Int) -> String {
        String(
            decoding: self.nodes[index].isPlain ? Array(self.raw(index)) : Self.unescaped(self.raw(index)),
            as: UTF8.self)
    }

    private func isSameText(_ left: Int, _ right: Int) -> Bool {
        // Spellings that Unicode considers equal are the same name.
        guard self.nodes[left].isPrintable, self.nodes[right].isPrintable else {
            return self.text(left) == self.text(right)
        }
        return self.raw(left).isEqual(self.raw(right))
    }

    private mutating func array(depth: Int) throws(JSONParseError) {
        let opening = self.count
        try self.add(.array, from: self.position)
        self.position += 1
        var next = self.token()
        guard next != UInt8(ascii: "]") else { return self.close(opening, count: 0) }
        var count = 0
        while true {
            try self.value(next, depth: depth + 1)
            count += 1
            switch self.token() {
            case UInt8(ascii: ","):
                self.position += 1
                next = self.token()
            case UInt8(ascii: "]"): return self.close(opening, count: count)
            default: throw self.error(.syntax)
            }
        }
    }

    // MARK: Numbers

    private mutating func skipDigits() throws(JSONParseError) {
        guard (0x30...0x39).contains(self.current) else { throw self.error(.syntax) }
        while (0x30...0x39).contains(self.current) { self.position += 1 }
    }

    private mutating func number() throws(JSONParseError) {
        let start = self.position
        if self.current == UInt8(ascii: "-") { self.position += 1 }
        if self.current == UInt8(ascii: "0") { self.position += 1 } else { try self.skipDigits() }
        var isWhole = true
        if self.current == UInt8(ascii: ".") {
            isWhole = false
            self.position += 1
            try self.skipDigits()
        }
        if self.current | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            self.position += 1
            if self.current == UInt8(ascii: "+") || self.current == UInt8(ascii: "-") { self.position += 1 }
            try self.skipDigits()
        }
        let lexeme = UnsafeBufferPointer(rebasing: self.bytes[start..<self.position])
        guard lexeme.count <= Self.maximumNumberLength else { throw self.error(.numberRange, at: start) }
        if isWhole {
            guard let integer = Self.integer(lexeme) else { throw self.error(.numberRange, at: start) }
            // We write a negative zero as zero.
            let isPlain = integer != 0 || lexeme.count == 1
            return try self.add(.integer, from: start, isPlain: isPlain, number: UInt64(bitPattern: integer))
        }
        guard let decimal = Double(String(decoding: lexeme, as: UTF8.self)), decimal.isFinite,
            decimal != 0 || Self.isZero(lexeme)
        else { throw self.error(.numberRange, at: start) }
        if abs(decimal) < 9_007_199_254_740_992, let integer = Int64(exactly: decimal) {
            try self.add(.integer, from: start, isPlain: false, number: UInt64(bitPattern: integer))
        } else {
            try self.add(.decimal, from: start, isPlain: false, number: decimal.bitPattern)
        }
    }

    private static func integer(_ lexeme: UnsafeBufferPointer<UInt8>) -> Int64? {
        let isNegative = lexeme.first == UInt8(ascii: "-")
        var value: Int64 = 0
        // Negative throughout, because the smallest number is one further from zero than the largest.
        for byte in lexeme.dropFirst(isNegative ? 1 : 0) {
            let (product, isTooMuch) = value.multipliedReportingOverflow(by: 10)
            let (difference, isTooLow) = product.subtractingReportingOverflow(Int64(byte - 0x30))
            guard !isTooMuch, !isTooLow else { return nil }
            value = difference
        }
        guard !isNegative else { return value }
        return value == .min ? nil : -value
    }

    /// Distinguishes a written zero from a number so small that it became zero.
    private static func isZero(_ lexeme: UnsafeBufferPointer<UInt8>) -> Bool {
        lexeme.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }.allSatisfy { !(0x31...0x39).contains($0) }
    }

    // MARK: Strings

    private mutating func string() throws(JSONParseError) {
        let opening = self.position
        let start = opening + 1
        self.position = start
        var (isPlain, isPrintable, isASCII) = (true, true, true)
        while true {
            self.position = self.bytes.endOfOrdinaryText(from: self.position)
            guard self.position < self.bytes.count else { throw self.error(.syntax, at: opening) }
            let byte = self.bytes[self.position]
            switch byte {
            case UInt8(ascii: "\""):
                let raw = UnsafeBufferPointer(rebasing: self.bytes[start..<self.position])
                guard isASCII || String(validating: raw, as: UTF8.self) != nil else {
                    throw self.error(.notUTF8, at: start)
                }
                try self.add(
                    .string, from: start, isPlain: isPlain, isPrintable: isPrintable,
                    number: isPlain ? self.bytes.prefixWord(start..<self.position) : 0)
                self.position += 1
                return
            case UInt8(ascii: "\\"):
                (isPlain, isPrintable) = (false, false)
                self.position += 1
                try self.skipEscape()
            case 0..<0x20: throw self.error(.controlCharacter)
            default:
                isPrintable = false
                if byte >= 0x80 { isASCII = false }
                self.position += 1
            }
        }
    }

    private mutating func skipEscape() throws(JSONParseError) {
        let start = self.position - 1
        guard self.position < self.bytes.count else { throw self.error(.syntax) }
        self.position += 1
        switch self.bytes[self.position - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            let code = try self.hexadecimal()
            if (0xDC00...0xDFFF).contains(code) { throw self.error(.loneSurrogate, at: start) }
            guard (0xD800...0xDBFF).contains(code) else { return }
            guard self.current == UInt8(ascii: "\\"), self.position + 1 < self.bytes.count,
                self.bytes[self.position + 1] == UInt8(ascii: "u")
            else { throw self.error(.loneSurrogate, at: start) }
            self.position += 2
            let low = try self.hexadecimal()
            guard (0xDC00...0xDFFF).contains(low) else { throw self.error(.loneSurrogate, at: start) }
        default: throw self.error(.syntax, at: start)
        }
    }

    private mutating func hexadecimal() throws(JSONParseError) -> UInt32 {
        guard self.position + 4 <= self.bytes.count else { throw self.error(.syntax) }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Self.digit(self.bytes[self.position]) else { throw self.error(.syntax) }
            value = value << 4 | digit
            self.position += 1
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x41) + 10
        case 0x61...0x66: UInt32(byte - 0x61) + 10
        default: nil
        }
    }

    /// The text of a string that has been checked.
    static func unescaped(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var index = 0
        func code(at place: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 << 4 | (Self.digit(raw[place + $1]) ?? 0) }
        }
        while index < raw.count {
            guard raw[index] == UInt8(ascii: "\\") else {
                result.append(raw[index])
                index += 1
                continue
            }
            let letter = raw[index + 1]
            index += 2
            switch letter {
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"):
                var value = code(at: index)
                index += 4
                if (0xD800...0xDBFF).contains(value) {
                    value = 0x10000 + ((value - 0xD800) << 10) + (code(at: index + 2) - 0xDC00)
                    index += 6
                }
                // Surrogates come in pairs here, so the scalar exists.
                if let scalar = Unicode.Scalar(value) {
                    result.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
                }
            default: result.append(letter)
            }
        }
        return result
    }
}
