/// A 16-byte hash, with the order in which the database compares such values.
public struct Hash128: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    package static let zero = Hash128(high: 0, low: 0)

    /// The low half is a hash already.
    public func hash(into hasher: inout Hasher) { hasher.combine(self.low) }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// - Parameter bytes: as the database returns them; `nil` when they are not sixteen.
    package init?(_ bytes: [UInt8]?) {
        guard let bytes, bytes.count == 16 else { return nil }
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(high: number(0..<8), low: number(8..<16))
    }

    public var bytes: [UInt8] {
        [self.high, self.low].flatMap { word in withUnsafeBytes(of: word.bigEndian, Array.init) }
    }
}
