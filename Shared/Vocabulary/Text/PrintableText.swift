/// Makes texts from outside fit for a terminal and a log.
///
/// Control characters, direction marks and other invisible characters can move the cursor, colour the screen or reverse
/// a line. Each becomes JSON's escape (`\u202e`), so that nothing is lost and JSON keeps its values.
public enum PrintableText {
    /// - Parameter breaksLines: leaves line feeds and tabs as they are.
    public static func escaped(_ text: some StringProtocol, breaksLines: Bool) -> String {
        // Most texts hold printable ASCII only.
        let isPlain = text.utf8.allSatisfy { byte in
            (0x20..<0x7F).contains(byte) || breaksLines && (byte == 0x0A || byte == 0x09)
        }
        guard !isPlain else { return String(text) }
        var result = ""
        for scalar in text.unicodeScalars {
            if Self.isHarmless(scalar) || breaksLines && (scalar == "\n" || scalar == "\t") {
                result.unicodeScalars.append(scalar)
            } else {
                result += Self.escape(scalar)
            }
        }
        return result
    }

    /// Makes JSON, or lines of it, fit for a terminal; its values stay the same.
    public static func escaped(json bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { Self.rewritten(json: $0) }.map { Array($0) } ?? bytes
    }

    /// The same, onto other bytes.
    public static func append(json bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        guard let rewritten = Self.rewritten(json: bytes) else { return result.append(contentsOf: bytes) }
        result.append(contentsOf: rewritten)
    }

    /// - Returns: `nil` for JSON that is fit for a terminal as it stands, as most is.
    private static func rewritten(json bytes: UnsafeBufferPointer<UInt8>) -> String.UTF8View? {
        // One pass without branches, because every feedback event is checked. Adding one lets DEL set the highest bit
        // too; UTF-8 has no 0xFF.
        guard bytes.reduce(0, { $0 | ($1 &+ 1) }) & 0x80 != 0 else { return nil }
        return Self.escaped(String(decoding: bytes, as: UTF8.self), breaksLines: true).utf8
    }

    /// JSON's escape: one of UTF-16's units or two.
    public static func escape(_ scalar: Unicode.Scalar) -> String {
        UTF16.encode(scalar)?.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined() ?? ""
    }

    /// Whether a terminal shows the character and does nothing else.
    public static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
        default: true
        }
    }
}

extension StringProtocol {
    /// This text on its lines, fit for a terminal.
    public var printable: String { PrintableText.escaped(self, breaksLines: true) }

    /// This text on one line, fit for a terminal.
    public var printableLine: String { PrintableText.escaped(self, breaksLines: false) }

    /// Whether the text holds visible characters and blanks only.
    public var isPrintable: Bool { self.unicodeScalars.allSatisfy(PrintableText.isHarmless) }
}
