extension SourceText {
    /// The modules that this file imports, with their line numbers.
    var imports: [(module: String, line: Int)] {
        self.code.enumerated().flatMap { index, line in
            line.split(separator: ";").compactMap { Self.importedModule($0) }.map { ($0, index + 1) }
        }
    }

    private static func importedModule(_ statement: Substring) -> String? {
        let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor"]
        var words = statement.split(whereSeparator: { $0 == " " || $0 == "\t" })[...]
        words = words.drop { $0.hasPrefix("@") || modifiers.contains($0) }
        guard words.popFirst() == "import" else { return nil }
        words = words.drop { kinds.contains($0) }
        return words.first.flatMap { $0.split(separator: ".").first }.map { String($0) }
    }

    /// The numbers of the lines whose code contains this text; where the text begins or ends with a letter or digit, it
    /// must match whole words.
    func lines(with pattern: String) -> [Int] {
        guard Self.words(in: pattern.utf8).isSubset(of: self.words) else { return [] }
        return self.code.indices.filter { Self.contains(self.code[$0], pattern) }.map { $0 + 1 }
    }

    static func isWord(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func contains(_ line: String, _ pattern: String) -> Bool {
        let text = Array(line.utf8)
        let wanted = Array(pattern.utf8)
        guard text.count >= wanted.count else { return false }
        return (0...(text.count - wanted.count)).contains { start in
            let end = start + wanted.count
            guard text[start..<end].elementsEqual(wanted) else { return false }
            let before = start > 0 ? text[start - 1] : nil
            let after = end < text.count ? text[end] : nil
            return !(Self.isWord(wanted.first) && Self.isWord(before))
                && !(Self.isWord(wanted.last) && Self.isWord(after))
        }
    }

    /// The numbers of the lines that unwrap by force: an exclamation mark that directly follows a value or a type.
    var forcedUnwraps: [Int] {
        self.code.indices.filter { index in
            guard self.code[index].utf8.contains(UInt8(ascii: "!")) else { return false }
            let text = Array(self.code[index].utf8)
            return text.indices.dropFirst().contains { position in
                guard text[position] == UInt8(ascii: "!") else { return false }
                let next = position + 1 < text.count ? text[position + 1] : nil
                let previous = text[position - 1]
                let follows = Self.isWord(previous) || ")]}>?".utf8.contains(previous)
                return follows && next != UInt8(ascii: "=") && !Self.endsInTry(text[..<position])
            }
        }.map { $0 + 1 }
    }

    private static func endsInTry(_ text: ArraySlice<UInt8>) -> Bool {
        ["try", "as"].contains { word in
            text.suffix(word.utf8.count).elementsEqual(word.utf8) && !Self.isWord(text.dropLast(word.utf8.count).last)
        }
    }

    /// Whether a comment of at least three words is on the line or above it, within the same paragraph of code.
    func givesReason(at line: Int) -> Bool {
        var index = line - 1
        for _ in 0..<5 where self.code.indices.contains(index) {
            if Self.isReason(self.comments[index]) { return true }
            index -= 1
            guard index >= 0 else { return false }
            let above = self.code[index].split(separator: " ")
            if above.last == "}" || above.isEmpty && self.comments[index].isEmpty { return false }
        }
        return false
    }

    private static func isReason(_ comment: String) -> Bool {
        let words = comment.split { !$0.isLetter && $0 != "-" }.filter { $0.contains { $0.isLetter } }
        return words.count >= 3 && words.first != "swift-format-ignore"
    }
}
