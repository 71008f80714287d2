/// Sizes of texts in drawings. The browser's font is unknown here, so widths are those of a wide one.
enum ChartText {
    static let lineHeight = 16.0
    private static let size = 13.0

    /// Bold letters are wider.
    static func boldWidth(_ text: String) -> Double { Self.width(text) * 1.1 }

    static func width(_ text: String) -> Double { text.reduce(0) { $0 + Self.width($1) } * Self.size }

    private static func width(_ character: Character) -> Double {
        switch character {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", "(", ")", "[", "]", " ", "\u{A0}", "-": 0.38
        case "f", "r", "t", "/": 0.45
        case "m", "w", "M", "W", "@", "%": 0.98
        case _ where character.isUppercase: 0.74
        case _ where character.isASCII: 0.64
        case _ where character.unicodeScalars.contains { $0.value >= 0x1100 && !(0x2000..<0x2100).contains($0.value) }:
            1.1
        default: 0.7
        }
    }

    /// The text on at most so many lines of this width. A word longer than a line is broken; a text that goes on ends
    /// with an ellipsis.
    static func lines(_ text: String, width: Double, most: Int) -> [String] {
        var lines: [String] = [""]
        for word in text.split(whereSeparator: \.isWhitespace) {
            let joined = lines[lines.count - 1].isEmpty ? String(word) : lines[lines.count - 1] + " " + word
            if Self.width(joined) <= width {
                lines[lines.count - 1] = joined
                continue
            }
            var rest = Substring(word)
            while !rest.isEmpty, lines.count <= most {
                let isWhole = Self.width(String(rest)) <= width
                var piece = isWhole ? String(rest) : Self.fitting(rest, width: width - Self.width("-"))
                // Not one or two letters alone on a line.
                if !isWhole, rest.count - piece.count < 3, piece.count > 6 { piece.removeLast(3) }
                rest = rest.dropFirst(piece.count)
                // Between letters a hyphen says that the word goes on.
                let shown = !rest.isEmpty && piece.last?.isLetter == true ? piece + "-" : piece
                if lines[lines.count - 1].isEmpty { lines[lines.count - 1] = shown } else { lines.append(shown) }
            }
        }
        guard lines.count > most else { return lines }
        return lines.prefix(most - 1) + [Self.ended(lines[most - 1], width: width)]
    }

    /// The longest beginning that fits; one character at least.
    private static func fitting(_ text: Substring, width: Double) -> String {
        var used = 0.0
        var count = 0
        for character in text {
            used += Self.width(character) * Self.size
            if used > width, count > 0 { break }
            count += 1
        }
        return String(text.prefix(count))
    }

    private static func ended(_ line: String, width: Double) -> String {
        var shown = line
        while !shown.isEmpty, Self.width(shown + "…") > width { shown.removeLast() }
        return shown + "…"
    }
}
