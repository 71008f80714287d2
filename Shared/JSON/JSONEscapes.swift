/// JSON escapes in bytes that are not valid JSON: a broken document can hide text behind them just as well.
public enum JSONEscapes {
    /// The text with every `\uXXXX` in it resolved, wherever it is.
    public static func resolved(_ bytes: [UInt8]) -> String {
        var units: [UInt16] = []
        let text = Array(String(decoding: bytes, as: UTF8.self).utf16)
        units.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            if let unit = Self.escape(in: text, at: place) {
                units.append(unit)
                place += 6
            } else {
                units.append(text[place])
                place += 1
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func escape(in text: [UInt16], at place: Int) -> UInt16? {
        guard place + 6 <= text.count, text[place] == 0x5C, text[place + 1] == 0x75 else { return nil }
        return UInt16(String(decoding: text[(place + 2)..<(place + 6)], as: UTF16.self), radix: 16)
    }
}
