import Contracts

/// Mistakes below JSON: corrupted bytes of an event.
enum ByteMistakes {
    static func make(_ code: RejectionCode, in bytes: [UInt8]) -> [UInt8]? {
        switch code {
        case .jsonSyntax: return Array(bytes.prefix(bytes.count * 2 / 3))
        case .jsonTrailingBytes: return bytes + Array(" {}".utf8)
        case .jsonDuplicateName: return self.opening(bytes, with: #""specversion":"1.0","#)
        case .jsonLoneSurrogate: return self.opening(bytes, with: #""note":"\ud83c","#)
        case .jsonNumberRange: return self.opening(bytes, with: #""count":1e400,"#)
        case .jsonControlCharacter: return self.opening(bytes, with: "\"note\":\"one\ttwo\",")
        case .jsonNotUTF8:
            // A Latin-1 "é", as an old export writes it.
            return self.opening(bytes, with: Array(#""note":"caf"#.utf8) + [0xE9] + Array(#"","#.utf8))
        case .jsonByteOrderMark: return [0xEF, 0xBB, 0xBF] + bytes
        case .eventEmpty: return []
        default: return nil
        }
    }

    private static func opening(_ bytes: [UInt8], with member: String) -> [UInt8] {
        self.opening(bytes, with: Array(member.utf8))
    }

    /// Inserts a member after the opening brace.
    private static func opening(_ bytes: [UInt8], with member: [UInt8]) -> [UInt8] {
        Array(bytes.prefix(1)) + member + Array(bytes.dropFirst())
    }
}
