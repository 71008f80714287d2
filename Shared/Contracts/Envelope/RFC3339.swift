import Vocabulary

/// Time stamps with a date, a time and an offset. Lower-case `t` and `z` are taken, a leap second is, a missing
/// offset is not.
public enum RFC3339 {
    public static func isValid(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { Self.isValid($0) }
            ?? Array(text.utf8).withUnsafeBufferPointer { Self.isValid($0) }
    }

    private static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= 20, CalendarDate(utf8: UnsafeBufferPointer(rebasing: bytes[0..<10])) != nil,
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = self.number(bytes[11..<13]), let minute = self.number(bytes[14..<16]),
            let second = self.number(bytes[17..<19]), hour < 24, minute < 60, second <= 60
        else { return false }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return false }
            rest = rest.dropFirst(digits.count + 1)
        }
        if rest.count == 1 { return rest.first == UInt8(ascii: "Z") || rest.first == UInt8(ascii: "z") }
        guard rest.count == 6, rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-"),
            rest[rest.startIndex + 3] == UInt8(ascii: ":"),
            let hours = self.number(rest[(rest.startIndex + 1)..<(rest.startIndex + 3)]),
            let minutes = self.number(rest[(rest.startIndex + 4)...])
        else { return false }
        return hours < 24 && minutes < 60
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
