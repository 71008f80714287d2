/// Constructs that need a reason beside them, and the limit on a file's length.
enum SafetyRules {
    static let maximumLines = 400

    static func violations(in file: SourceText) -> [String] {
        let words = ["try!", "as!", "@unchecked Sendable", "nonisolated(unsafe)", "unsafeBitCast", "unowned(unsafe)"]
        let found =
            words.flatMap { word in file.lines(with: word).map { ($0, word) } }
            + file.forcedUnwraps.map { ($0, "a forced unwrap") }
        return found.filter { !file.givesReason(at: $0.0) }.sorted { $0.0 < $1.0 }
            .map { "\(file.path):\($0.0): \($0.1) without a comment that gives the reason" }
    }

    static func lengthViolations(in file: SourceText) -> [String] {
        guard file.lineCount > Self.maximumLines else { return [] }
        return ["\(file.path): \(file.lineCount) lines, more than \(Self.maximumLines)"]
    }
}
