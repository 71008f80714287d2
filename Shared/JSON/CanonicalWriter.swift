/// Writes a value of a document compactly, copying runs of its bytes; with sorted members that is its canonical form.
///
/// For plain documents only (`JSONDocument.isPlain`): their canonical form is never longer than the original.
struct CanonicalWriter {
    private let source: JSONView
    private let target: UnsafeMutableBufferPointer<UInt8>
    private let sorted: Bool
    private var count = 0
    private static let smallObject = 32
    /// The names in the objects being written; an inner object's come after those of the objects around it.
    private var names: [Int] = []

    static func bytes(_ value: JSONView, sortingMembers sorted: Bool) -> [UInt8] {
        let node = value.nodes[value.index]
        // Room for the quotes of a text.
        return Array(unsafeUninitializedCapacity: Int(node.end - node.start) + 2) { target, count in
            var writer = CanonicalWriter(source: value, target: target, sorted: sorted)
            writer.names.reserveCapacity(64)
            writer.write(value.index)
            count = writer.count
        }
    }

    private init(source: JSONView, target: UnsafeMutableBufferPointer<UInt8>, sorted: Bool) {
        self.source = source
        self.target = target
        self.sorted = sorted
    }

    private mutating func write(_ index: Int) {
        let node = self.source.nodes[index]
        switch node.kind {
        case .array:
            self.append("[")
            var item = index + 1
            for place in 0..<Int(node.number) {
                if place > 0 { self.append(",") }
                self.write(item)
                item = Int(self.source.nodes[item].next)
            }
            self.append("]")
        case .object: self.writeObject(index, count: Int(node.number))
        // With its quotes.
        case .string: self.copy(Int(node.start) - 1, Int(node.end) + 1)
        case .integer, .decimal, .null, .no, .yes: self.copy(Int(node.start), Int(node.end))
        }
    }

    private mutating func append(_ character: Unicode.Scalar) {
        self.target.initializeElement(at: self.count, to: UInt8(ascii: character))
        self.count += 1
    }

    private mutating func copy(_ start: Int, _ end: Int) {
        self.count =
            UnsafeMutableBufferPointer(rebasing: self.target[self.count...])
            .initialize(fromContentsOf: self.source.bytes[start..<end]) + self.count
    }

    private mutating func writeObject(_ index: Int, count: Int) {
        let first = self.names.count
        var name = index + 1
        for _ in 0..<count {
            self.names.append(name)
            // Most objects are small: insertion sort.
            var place = self.names.count - 1
            while self.sorted, count <= Self.smallObject, place > first,
                self.source.at(name).precedes(self.source.at(self.names[place - 1]))
            {
                self.names[place] = self.names[place - 1]
                place -= 1
            }
            self.names[place] = name
            name = Int(self.source.nodes[name + 1].next)
        }
        // Insertion sort takes quadratic time, too much for a large object.
        if self.sorted, count > Self.smallObject {
            let source = self.source
            self.names[first...].sort { source.at($0).precedes(source.at($1)) }
        }
        self.append("{")
        for place in 0..<count {
            if place > 0 { self.append(",") }
            let name = self.names[first + place]
            self.write(name)
            self.append(":")
            self.write(name + 1)
        }
        self.append("}")
        self.names.removeLast(count)
    }
}
