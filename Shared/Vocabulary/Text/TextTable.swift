/// Finds a text among a few fixed ones by its bytes, without making a string of them.
public struct TextTable: Sendable {
    private struct Entry {
        /// The last eight bytes, which differ more often than the first ones.
        let tail: UInt64
        let bytes: Range<Int>
    }

    private let entries: [Entry]
    /// All texts, end to end.
    private let bytes: [UInt8]

    public init(_ texts: [String]) {
        var bytes: [UInt8] = []
        self.entries = texts.map { text in
            let start = bytes.count
            bytes += text.utf8
            return Entry(tail: Array(text.utf8).withUnsafeBufferPointer(Self.tail), bytes: start..<bytes.count)
        }
        self.bytes = bytes
    }

    /// - Returns: the place of that text among those of the table.
    public func place(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        let tail = Self.tail(of: text)
        return self.entries.withUnsafeBufferPointer { entries in
            for place in entries.indices
            where entries[place].tail == tail && entries[place].bytes.count == text.count
                && (text.count <= 8 || self.isText(entries[place], text))
            {
                return place
            }
            return nil
        }
    }

    public func place(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { self.place(of: $0) }
    }

    private func isText(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        self.bytes.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[entry.bytes]).isEqual(text) }
    }

    private static func tail(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard text.count < 8 else {
            return text.word(at: text.count - 8)
        }
        return text.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
