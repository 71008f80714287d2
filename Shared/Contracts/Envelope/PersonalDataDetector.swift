/// Finds what identifies a person where none belongs: citizen service numbers (BSN), e-mail addresses, telephone numbers.
///
/// About one in eleven nine-digit numbers passes the BSN's test, so only a nine-digit number that stands alone counts:
/// digits inside a longer word or a UUID never do.
public enum PersonalDataDetector {
    public static func finds(in text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.contains(UInt8(ascii: "@")) && self.hasEmail(bytes)
            || bytes.count >= 9 && self.hasNumber(bytes)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        self.isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }

    private static func hasEmail(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "@") {
            guard index > 0, self.isWord(bytes[index - 1]) else { continue }
            let domain = bytes[(index + 1)...].prefix { self.isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
            if domain.count >= 4, domain.dropFirst().dropLast(2).contains(UInt8(ascii: ".")) { return true }
        }
        return false
    }

    /// Looks at each group of digits that may be split by single blanks, dots or hyphens.
    private static func hasNumber(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            guard self.isDigit(bytes[index]), index == 0 || !self.isWord(bytes[index - 1]) else {
                index += 1
                continue
            }
            var digits: [UInt8] = []
            var breaks: [Int] = []
            var end = index
            while end < bytes.count {
                if self.isDigit(bytes[end]) {
                    digits.append(bytes[end] - 0x30)
                } else if [0x20, 0x2D, 0x2E].contains(bytes[end]), end + 1 < bytes.count, self.isDigit(bytes[end + 1]) {
                    breaks.append(digits.count)
                } else {
                    break
                }
                end += 1
            }
            let standsAlone = end == bytes.count || !self.isWord(bytes[end])
            let isInternational = index > 0 && bytes[index - 1] == UInt8(ascii: "+")
            if standsAlone {
                if breaks.isEmpty, digits.count == 9, self.passesElevenTest(digits) { return true }
                if self.isTelephone(digits, breaks: breaks, isInternational: isInternational) { return true }
            }
            index = max(end, index + 1)
        }
        return false
    }

    private static func passesElevenTest(_ digits: [UInt8]) -> Bool {
        guard digits.contains(where: { $0 != 0 }) else { return false }
        let sum = zip([9, 8, 7, 6, 5, 4, 3, 2, -1], digits).reduce(0) { $0 + $1.0 * Int($1.1) }
        return sum % 11 == 0
    }

    /// Dutch numbers: ten digits with a leading zero, whole or after an area code, or +31 and nine digits.
    private static func isTelephone(_ digits: [UInt8], breaks: [Int], isInternational: Bool) -> Bool {
        if isInternational { return digits.count == 11 && digits.starts(with: [3, 1]) }
        guard digits.count == 10, digits[0] == 0, digits[1] != 0 else { return false }
        return breaks.isEmpty || (2...4).contains(breaks[0])
    }
}
