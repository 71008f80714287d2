import Vocabulary

/// Time stamps with a date, a time and an offset. Lower-case `t` and `z` and leap seconds are accepted; a missing
/// offset is not.
public enum RFC3339 {
    public static func isValid(_ text: String) -> Bool { Self.moment(text) != nil }

    /// The day in Utrecht, by the offset of the time stamp.
    /// - Returns: `nil` for a text that is no time stamp.
    public static func dayInUtrecht(_ text: String) -> CalendarDate? { Self.moment(text).map(UtrechtClock.day) }

    /// Seconds since 1970-01-01T00:00:00Z, without a fraction. A leap second counts as the second before it.
    /// - Returns: `nil` for a text that is no time stamp.
    public static func moment(_ text: String) -> Int? {
        let read = text.utf8.withContiguousStorageIfAvailable { Self.moment($0) }
        return read ?? Array(text.utf8).withUnsafeBufferPointer { Self.moment($0) }
    }

    private static func moment(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count >= 20, let date = CalendarDate(utf8: UnsafeBufferPointer(rebasing: bytes[0..<10])),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = self.number(bytes[11..<13]), let minute = self.number(bytes[14..<16]),
            let second = self.number(bytes[17..<19]), hour < 24, minute < 60, second <= 60
        else { return nil }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest.dropFirst(digits.count + 1)
        }
        guard let offset = self.offset(rest) else { return nil }
        return ((date.dayNumber * 24 + hour) * 60 + minute) * 60 + min(second, 59) - offset
    }

    /// Seconds ahead of UTC.
    private static func offset(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        if rest.count == 1 {
            return rest.first == UInt8(ascii: "Z") || rest.first == UInt8(ascii: "z") ? 0 : nil
        }
        guard rest.count == 6, rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-"),
            rest[rest.startIndex + 3] == UInt8(ascii: ":"),
            let hours = self.number(rest[(rest.startIndex + 1)..<(rest.startIndex + 3)]),
            let minutes = self.number(rest[(rest.startIndex + 4)...]), hours < 24, minutes < 60
        else { return nil }
        return (rest.first == UInt8(ascii: "-") ? -60 : 60) * (hours * 60 + minutes)
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}
