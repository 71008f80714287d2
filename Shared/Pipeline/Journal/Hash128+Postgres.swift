import PostgresClient

extension CopyBuffer {
    package mutating func hash(_ value: Hash128?) {
        if let value { self.bytea(value.high, value.low) } else { self.null() }
    }
}

extension [Hash128] {
    /// As an array of byte strings.
    package var parameter: PostgresValue {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(self.count * 16)
        for hash in self {
            Swift.withUnsafeBytes(of: (hash.high.bigEndian, hash.low.bigEndian)) { bytes.append(contentsOf: $0) }
        }
        return .byteSlices(bytes, size: 16)
    }
}
