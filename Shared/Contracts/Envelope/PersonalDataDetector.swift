import JSON

/// Finds data that identify a person where none belong: citizen service numbers (BSN), e-mail addresses, telephone
/// numbers.
///
/// About one in eleven nine-digit numbers passes the BSN's test, so only a nine-digit number that stands alone counts:
/// digits inside a longer word, a UUID or a fraction never do. Nor does a number written with hyphens, as references
/// are; with dots, blanks or a word processor's dashes in the BSN's own ways (`1234.56.782`, `123 456 782`,
/// `123–456–782`) it does.
///
/// Word processors change blanks, hyphens and digits. A text beyond ASCII is therefore searched a second time, as
/// `TypedText`; most texts are ASCII and searched once.
public enum PersonalDataDetector {
    /// The purpose of a text, which decides what counts in it.
    public enum Field: Sendable {
        /// People write here, or the content is unknown.
        case text
        /// A key that its owner gave to something. File numbers such as `0346-123456` look like an area code and a
        /// number, so only telephone numbers of persons count: mobile ones, and those written as one number.
        case reference
    }

    public static func finds(in text: String, as field: Field = .text) -> Bool {
        // Most texts hold neither enough digits nor an at sign, and every text of every event is checked.
        var digits = 0
        var hasAt = false
        var others = 0
        for byte in text.utf8 {
            if self.isDigit(byte) { digits += 1 }
            if byte == UInt8(ascii: "@") { hasAt = true }
            // This byte begins a character beyond ASCII.
            if byte >= 0xC0 { others += 1 }
        }
        // Each of the others may be a digit or an at sign.
        guard hasAt || digits >= 9 || others > 0 && (digits + others >= 9 || self.holdsWideSign(text)) else {
            return false
        }
        let bytes = Array(text.utf8)
        if hasAt && self.hasEmail(bytes) || digits >= 9 && self.hasNumber(bytes, as: field) { return true }
        guard others > 0 else { return false }
        let typed = TypedText.bytes(text)
        return self.hasEmail(typed) || self.hasNumber(typed, as: field)
    }

    /// Searches a whole JSON document without escapes. Quotes end every text, so each match in a single text or number
    /// is found here too; further matches are possible.
    public static func finds(in document: [UInt8]) -> Bool {
        if self.hasNumber(document, as: .text, orAt: true) { return true }
        let isASCII = document.withUnsafeBufferPointer { $0.isASCII }
        guard !isASCII else { return false }
        let typed = TypedText.bytes(String(decoding: document, as: UTF8.self))
        return self.hasNumber(typed, as: .text, orAt: true)
    }

    /// Whether the text may hold an at sign of another width: the UTF-8 of these signs begins with this byte.
    private static func holdsWideSign(_ text: String) -> Bool { text.utf8.contains(0xEF) }

    /// Tests a number for a BSN: no field of the contract takes a number of nine digits.
    public static func finds(in number: Int64) -> Bool {
        guard (100_000_000...999_999_999).contains(number) else { return false }
        return self.passesElevenTest(String(number).utf8.map { $0 - 0x30 })
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        self.isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }

    private static func hasEmail(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "@") {
            guard index > 0, self.isWord(bytes[index - 1]) || "_+-".utf8.contains(bytes[index - 1]) else { continue }
            let domain = bytes[(index + 1)...].prefix {
                self.isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
            }
            if domain.count >= 4, domain.dropFirst().dropLast(2).contains(UInt8(ascii: ".")) { return true }
        }
        return false
    }

    // MARK: Numbers

    /// - Parameter orAt: counts an at sign as a match.
    private static func hasNumber(_ bytes: [UInt8], as field: Field, orAt: Bool = false) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var index = bytes.nextDigitOrAt(from: 0)
            while index < bytes.count {
                var end = index + 1
                if self.isDigit(bytes[index]) {
                    let (isFound, behind) = self.findNumber(bytes, from: index, as: field)
                    if isFound { return true }
                    end = behind
                } else if orAt {
                    return true
                }
                index = bytes.nextDigitOrAt(from: end)
            }
            return false
        }
    }

    /// Checks the run of digits that starts there, which blanks, dots, hyphens and brackets may split into groups.
    /// - Returns: whether it is personal, and where the search continues.
    private static func findNumber(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, as field: Field
    ) -> (isFound: Bool, end: Int) {
        var end = start
        while end < bytes.count, self.isDigit(bytes[end]) { end += 1 }
        // Digits inside a word do not count, nor do fewer than nine that no further group can follow.
        let isShort = end - start < 9 && (end == bytes.count || !DigitRun.isSeparator(bytes[end]))
        guard !isShort, start == 0 || !self.isWord(bytes[start - 1]) else { return (false, end) }
        let extent = DigitRun.extent(bytes, from: start)
        if DigitRun.groupBehindSpacedDash(extent.end, in: bytes) != nil {
            let run = DigitRun(bytes, from: start, isSpaced: true)
            if self.isTelephone(run, in: bytes, as: field) { return (true, run.end) }
        }
        // Most runs are dates, amounts, and parts of UUIDs and references.
        let endsAsWord = extent.end < bytes.count && self.isWord(bytes[extent.end])
        guard extent.hasNine || extent.digits == 9 || (10...14).contains(extent.digits) && !endsAsWord else {
            return (false, extent.end)
        }
        let run = DigitRun(bytes, from: start)
        return (
            self.holdsCitizenNumber(run, in: bytes) || self.isTelephone(run, in: bytes, as: field), extent.end
        )
    }

    private struct DigitRun {
        let start: Int
        let end: Int
        let groups: [Range<Int>]

        /// - Parameter isSpaced: a dash between blanks, as in `06 - 12345678`, does not end the run.
        init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isSpaced: Bool = false) {
            var groups: [Range<Int>] = []
            self.start = start
            self.end = Self.walk(bytes, from: start, isSpaced: isSpaced) { groups.append($0) }
            self.groups = groups
        }

        /// Where the run ends, how many digits it has, and whether nine of them are a group.
        static func extent(
            _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
        ) -> (end: Int, digits: Int, hasNine: Bool) {
            var (digits, hasNine) = (0, false)
            let end = Self.walk(bytes, from: start) { group in
                digits += group.count
                if group.count == 9 { hasNine = true }
            }
            return (end, digits, hasNine)
        }

        private static func walk(
            _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isSpaced: Bool = false, _ body: (Range<Int>) -> Void
        ) -> Int {
            var end = start
            var next: Int? = start
            while let first = next {
                end = first
                while end < bytes.count, PersonalDataDetector.isDigit(bytes[end]) { end += 1 }
                body(first..<end)
                next = Self.groupAfter(end, in: bytes) ?? (isSpaced ? Self.groupBehindSpacedDash(end, in: bytes) : nil)
            }
            return end
        }

        /// Where the next group starts: after at most two separators.
        private static func groupAfter(_ end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
            var next = end + 1
            while next <= end + 2 {
                guard next < bytes.count, Self.isSeparator(bytes[next - 1]) else { return nil }
                if PersonalDataDetector.isDigit(bytes[next]) { return next }
                next += 1
            }
            return nil
        }

        /// Where the next group starts after a dash between blanks, as in `06 - 12345678` and `(030) - 2861234`.
        static func groupBehindSpacedDash(_ end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
            var next = end
            if next < bytes.count, bytes[next] == UInt8(ascii: ")") { next += 1 }
            guard next + 3 < bytes.count, bytes[next] == UInt8(ascii: " "), bytes[next + 2] == UInt8(ascii: " "),
                bytes[next + 1] == UInt8(ascii: "-") || bytes[next + 1] == TypedText.dash,
                PersonalDataDetector.isDigit(bytes[next + 3])
            else { return nil }
            return next + 3
        }

        static func isSeparator(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"),
                TypedText.dash:
                true
            default: false
            }
        }

        func digits(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
            self.groups.flatMap { bytes[$0].map { $0 - 0x30 } }
        }

        func standsAlone(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            self.end == bytes.count || !PersonalDataDetector.isWord(bytes[self.end])
        }
    }

    private static func holdsCitizenNumber(_ run: DigitRun, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for group in run.groups where group.count == 9 {
            let endsAsWord = group.upperBound < bytes.count && self.isWord(bytes[group.upperBound])
            let isFraction =
                group.lowerBound > run.start && bytes[group.lowerBound - 1] == UInt8(ascii: ".")
                && self.isDigit(bytes[group.lowerBound - 2])
            if !endsAsWord, !isFraction, self.passesElevenTest(bytes[group].map { $0 - 0x30 }) { return true }
        }
        let lengths = run.groups.map { $0.count }
        guard lengths == [3, 3, 3] || lengths == [4, 2, 3], run.end - run.start == 11, run.standsAlone(in: bytes) else {
            return false
        }
        let separator = bytes[run.groups[0].upperBound]
        return separator != UInt8(ascii: "-") && separator == bytes[run.groups[1].upperBound]
            && self.passesElevenTest(run.digits(of: bytes))
    }

    private static func passesElevenTest(_ digits: [UInt8]) -> Bool {
        guard digits.contains(where: { $0 != 0 }) else { return false }
        let sum = zip([9, 8, 7, 6, 5, 4, 3, 2, -1], digits).reduce(0) { $0 + $1.0 * Int($1.1) }
        return sum % 11 == 0
    }

    /// Whether the run is a Dutch telephone number: ten digits with a leading zero, whole or after an area code; `+31`
    /// or `0031` and nine digits, perhaps with the zero that belongs in brackets.
    private static func isTelephone(
        _ run: DigitRun, in bytes: UnsafeBufferPointer<UInt8>, as field: Field
    ) -> Bool {
        let count = run.groups.reduce(0) { $0 + $1.count }
        guard (10...14).contains(count), run.standsAlone(in: bytes) else { return false }
        var digits = run.digits(of: bytes)
        let hasPlus = run.start > 0 && bytes[run.start - 1] == UInt8(ascii: "+")
        if hasPlus || digits.starts(with: [0, 0, 3, 1]) {
            if !hasPlus { digits.removeFirst(2) }
            return digits.starts(with: [3, 1]) && digits.count == (digits[2] == 0 ? 12 : 11)
        }
        guard count == 10, digits[0] == 0, digits[1] != 0 else { return false }
        // Of the groups of two digits only 06 counts; a date may start with any other pair.
        return switch run.groups[0].count {
        case 2: digits[1] == 6
        case 10: true
        case 3, 4: field == .text
        default: false
        }
    }
}
