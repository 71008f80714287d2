extension UnsafeBufferPointer<UInt8> {
    /// Compares eight bytes at a time.
    public func isEqual(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard self.count == other.count else { return false }
        guard self.count >= 8 else { return self.isEqualShort(other) }
        var place = 0
        while place &+ 8 <= self.count {
            guard self.word(at: place) == other.word(at: place) else { return false }
            place &+= 8
        }
        // The last word may overlap the one before.
        return self.word(at: self.count &- 8) == other.word(at: self.count &- 8)
    }

    private func isEqualShort(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        if self.count >= 4 {
            let last = self.count &- 4
            return self.half(at: 0) == other.half(at: 0) && self.half(at: last) == other.half(at: last)
        }
        for place in 0..<self.count where self[place] != other[place] { return false }
        return true
    }

    /// Eight bytes, the first in the lowest position.
    @inlinable @inline(__always)
    public func word(at place: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    private func half(at place: Int) -> UInt32 {
        UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: UInt32.self)
    }
}
