import Vocabulary

/// Eight bytes in one word, each of them tested separately.
///
/// The masks below mark a byte by its highest bit. A borrow may mark a byte above a marked one too, so only the lowest
/// mark counts.
enum ByteWord {
    static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

    static let high = Self.each(0x80)

    /// Marks the bytes equal to this one.
    static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let difference = word ^ Self.each(byte)
        return (difference &- Self.each(1)) & ~difference & Self.high
    }

    /// Marks the ASCII bytes below this one.
    static func isBelow(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        (word &- Self.each(byte)) & ~word & Self.high
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The position of the first byte that the mask marks or the test finds, or the end.
    @inline(__always)
    private func first(from start: Int, mask: (UInt64) -> UInt64, _ isFound: (UInt8) -> Bool) -> Int {
        var place = start
        while place &+ 8 <= self.count {
            let marks = mask(self.word(at: place))
            if marks != 0 { return place &+ marks.trailingZeroBitCount / 8 }
            place &+= 8
        }
        while place < self.count, !isFound(self[place]) { place &+= 1 }
        return place
    }

    /// The position of the first byte that is not printable ASCII, or is a quote or a backslash.
    func endOfOrdinaryText(from start: Int) -> Int {
        self.first(from: start) { word in
            ByteWord.matches(word, UInt8(ascii: "\"")) | ByteWord.matches(word, UInt8(ascii: "\\"))
                | ByteWord.matches(word, 0x7F) | ByteWord.isBelow(word, 0x20) | word & ByteWord.high
        } _: { byte in
            byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        }
    }

    /// The position of the first byte that JSON requires to be escaped.
    func endOfUnescapedText() -> Int {
        self.first(from: 0) { word in
            ByteWord.matches(word, UInt8(ascii: "\"")) | ByteWord.matches(word, UInt8(ascii: "\\"))
                | ByteWord.isBelow(word, 0x20)
        } _: { byte in
            byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        }
    }

    /// Whether all bytes are ASCII.
    public var isASCII: Bool {
        self.first(from: 0) {
            $0 & ByteWord.high
        } _: {
            $0 >= 0x80
        } == self.count
    }

    /// The position of the next digit or at sign.
    public func nextDigitOrAt(from start: Int) -> Int {
        self.first(from: start) { word in
            ByteWord.isBelow(word ^ ByteWord.each(0x30), 10) | ByteWord.matches(word, UInt8(ascii: "@"))
        } _: { byte in
            (0x30...0x39).contains(byte) || byte == UInt8(ascii: "@")
        }
    }

    /// The first eight of these bytes, the first in the highest position; padded with zeros.
    func prefixWord(_ range: Range<Int>) -> UInt64 {
        guard range.count < 8 else { return self.word(at: range.lowerBound).byteSwapped }
        guard !range.isEmpty else { return 0 }
        if range.lowerBound + 8 <= self.count {
            return self.word(at: range.lowerBound).byteSwapped & ~(UInt64.max >> UInt64(8 * range.count))
        }
        var word: UInt64 = 0
        for place in range { word = word << 8 | UInt64(self[place]) }
        return word << UInt64(8 * (8 - range.count))
    }
}
