/// Rows in the format of binary COPY, after its signature.
public struct CopyBuffer: Sendable {
    private(set) var bytes: [UInt8]
    public private(set) var rows = 0

    public init(reserving capacity: Int = 4096) {
        self.bytes = []
        self.bytes.reserveCapacity(capacity)
        self.bytes += [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00]
        self.bytes += [0, 0, 0, 0, 0, 0, 0, 0]
    }

    public mutating func startRow(columns: Int) {
        self.append(Int16(columns))
        self.rows += 1
    }

    public mutating func null() { self.append(Int32(-1)) }

    public mutating func int8(_ value: Int64?) {
        guard let value else { return self.null() }
        self.append(Int32(8))
        self.append(value)
    }

    public mutating func int2(_ value: Int16?) {
        guard let value else { return self.null() }
        self.append(Int32(2))
        self.append(value)
    }

    public mutating func text(_ value: String?) {
        guard let value else { return self.null() }
        self.append(Int32(value.utf8.count))
        self.bytes.append(contentsOf: value.utf8)
    }

    public mutating func bytea(_ value: [UInt8]?) {
        guard let value else { return self.null() }
        self.append(Int32(value.count))
        self.bytes.append(contentsOf: value)
    }

    /// Sixteen bytes, given as two words.
    public mutating func bytea(_ high: UInt64, _ low: UInt64) {
        self.append(Int32(16))
        self.append(high)
        self.append(low)
    }

    /// `jsonb` starts with a version byte.
    private mutating func append(_ value: some FixedWidthInteger) {
        self.bytes.append(bigEndian: value)
    }

    /// Drops the bytes that were sent; further rows follow without the signature.
    mutating func removeAll() { self.bytes.removeAll(keepingCapacity: true) }

    /// The end of the data.
    static let trailer: [UInt8] = [0xFF, 0xFF]
}
