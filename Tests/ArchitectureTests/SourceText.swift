/// A Swift source split, line by line, into code and comments. The contents of strings are blanked in the code, while
/// their interpolations count as code. Regex literals are not supported.
struct SourceText: Sendable {
    let path: String
    private(set) var code: [String]
    private(set) var comments: [String]
    /// All words of the code: most searches stop here.
    let words: Set<String>

    var lineCount: Int { self.code.count }

    init(path: String, text: String) {
        var scanner = SourceScanner(bytes: Array(text.utf8))
        scanner.scan()
        self.path = path
        let endsInNewline = text.utf8.last == UInt8(ascii: "\n")
        self.code = Self.lines(scanner.code, endsInNewline)
        self.comments = Self.lines(scanner.comments, endsInNewline)
        self.words = Self.words(in: scanner.code)
    }

    static func words(in bytes: some Collection<UInt8>) -> Set<String> {
        Set(bytes.split { !Self.isWord($0) }.map { String(decoding: $0, as: UTF8.self) })
    }

    private static func lines(_ bytes: [UInt8], _ endsInNewline: Bool) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast(endsInNewline ? 1 : 0)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

private struct SourceScanner {
    private enum Mode {
        /// Code, with the number of open brackets within an interpolation.
        case code(open: Int)
        case string(hashes: Int, isMultiline: Bool)
        case lineComment
        case blockComment
    }

    private let bytes: [UInt8]
    private var index = 0
    private var modes: [Mode] = [.code(open: 0)]
    private(set) var code: [UInt8] = []
    private(set) var comments: [UInt8] = []

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func scan() {
        while self.index < self.bytes.count, let mode = self.modes.last {
            if self.bytes[self.index] == UInt8(ascii: "\n") {
                self.newline(in: mode)
                continue
            }
            switch mode {
            case .code(let open): self.scanCode(open: open)
            case .string(let hashes, let isMultiline): self.scanString(hashes: hashes, isMultiline: isMultiline)
            case .lineComment: self.take(1, into: \.comments)
            case .blockComment: self.scanBlockComment()
            }
        }
    }

    private mutating func newline(in mode: Mode) {
        self.code.append(UInt8(ascii: "\n"))
        self.comments.append(UInt8(ascii: "\n"))
        self.index += 1
        switch mode {
        case .lineComment, .string(_, false): self.modes.removeLast()
        default: break
        }
    }

    private func hasNext(_ text: StaticString, at offset: Int = 0) -> Bool {
        let start = self.index + offset
        guard start + text.utf8CodeUnitCount <= self.bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { self.bytes[start + $0] == text.utf8Start[$0] }
    }

    private mutating func take(_ count: Int, into output: WritableKeyPath<SourceScanner, [UInt8]>) {
        self[keyPath: output].append(contentsOf: self.bytes[self.index..<min(self.index + count, self.bytes.count)])
        self.index += count
    }

    private func hashes(at offset: Int) -> Int {
        self.bytes[min(self.index + offset, self.bytes.count)...].prefix { $0 == UInt8(ascii: "#") }.count
    }

    private mutating func scanCode(open: Int) {
        let hashes = self.hashes(at: 0)
        if self.hasNext("//") {
            self.modes.append(.lineComment)
            self.take(2, into: \.comments)
        } else if self.hasNext("/*") {
            self.modes.append(.blockComment)
            self.take(2, into: \.comments)
        } else if self.hasNext("\"", at: hashes) {
            self.index += hashes
            let isMultiline = self.opensMultilineString()
            self.modes.append(.string(hashes: hashes, isMultiline: isMultiline))
            self.take(isMultiline ? 3 : 1, into: \.code)
        } else {
            let byte = self.bytes[self.index]
            if self.modes.count > 1 {
                if byte == UInt8(ascii: "(") { self.modes[self.modes.count - 1] = .code(open: open + 1) }
                if byte == UInt8(ascii: ")") { self.modes[self.modes.count - 1] = .code(open: open - 1) }
                if byte == UInt8(ascii: ")"), open == 1 { self.modes.removeLast() }
            }
            self.take(1, into: \.code)
        }
    }

    /// Three quotes open a multiline string only at the end of a line.
    private func opensMultilineString() -> Bool {
        guard self.hasNext("\"\"\"") else { return false }
        let rest = self.bytes[(self.index + 3)...].prefix { $0 != UInt8(ascii: "\n") }
        return rest.allSatisfy { $0 == UInt8(ascii: " ") }
    }

    private mutating func scanString(hashes: Int, isMultiline: Bool) {
        let quotes = isMultiline ? 3 : 1
        if self.hasNext("\\"), self.hashes(at: 1) >= hashes {
            self.index += 1 + hashes
            if self.hasNext("(") {
                self.modes.append(.code(open: 0))
            } else if !self.hasNext("\n") {
                self.index += 1
            }
        } else if self.hasNext(isMultiline ? "\"\"\"" : "\""), self.hashes(at: quotes) >= hashes {
            self.modes.removeLast()
            self.take(quotes, into: \.code)
            self.index += hashes
        } else {
            self.code.append(UInt8(ascii: " "))
            self.index += 1
        }
    }

    private mutating func scanBlockComment() {
        if self.hasNext("/*") {
            self.modes.append(.blockComment)
            self.take(2, into: \.comments)
        } else if self.hasNext("*/") {
            self.modes.removeLast()
            self.take(2, into: \.comments)
        } else {
            self.take(1, into: \.comments)
        }
    }
}
