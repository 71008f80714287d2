/// A growing buffer of bytes that checks its capacity once per piece.
struct ByteSink: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>?
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        self.start = capacity > 0 ? .allocate(capacity: capacity) : nil
    }

    deinit { self.start?.deallocate() }

    var bytes: [UInt8] { Array(self.buffer) }

    /// Valid until the next change.
    var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: self.start, count: self.count) }

    /// Keeps the capacity.
    mutating func removeAll() { self.count = 0 }

    /// - Returns: where to write that many bytes; they count as written.
    @inline(__always)
    private mutating func take(_ size: Int) -> UnsafeMutablePointer<UInt8> {
        if self.count + size > self.capacity { self.grow(by: size) }
        // The capacity suffices, so there is a buffer, unless `size` is zero.
        guard let start = self.start else { preconditionFailure("nothing is taken from a sink without room") }
        defer { self.count += size }
        return start + self.count
    }

    @inline(never)
    private mutating func grow(by size: Int) {
        let capacity = max(64, max(self.capacity * 2, self.count + size))
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        if let start = self.start {
            grown.update(from: start, count: self.count)
            start.deallocate()
        }
        self.start = grown
        self.capacity = capacity
    }

    mutating func append(_ byte: UInt8) { self.take(1).pointee = byte }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
        self.take(bytes.count).update(from: source, count: bytes.count)
    }

    mutating func append(_ text: StaticString) {
        self.append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { self.append($0) }
    }

    /// `open`, the bytes, `close`: a text in quotes, or a member's name with its surroundings.
    mutating func append(_ open: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ close: UInt8) {
        let place = self.take(bytes.count + 2)
        place.pointee = open
        if let source = bytes.baseAddress { (place + 1).update(from: source, count: bytes.count) }
        place[bytes.count + 1] = close
    }
}
