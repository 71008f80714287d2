/// Writes values of one document with sorted members, copying runs of its bytes.
struct CanonicalWriter {
    private let source: JSONView
    private var bytes: [UInt8] = []
    private static let smallObject = 32
    /// The names of the objects that are being written, each object's behind those of the objects around it.
    private var names: [Int] = []

    static func bytes(_ value: JSONView) -> [UInt8] {
        var writer = CanonicalWriter(source: value)
        let node = value.nodes[value.index]
        writer.bytes.reserveCapacity(Int(node.end - node.start) + 16)
        writer.names.reserveCapacity(64)
        writer.write(value.index)
        return writer.bytes
    }

    private init(source: JSONView) {
        self.source = source
    }

    private mutating func write(_ index: Int) {
        let node = self.source.nodes[index]
        switch node.kind {
        case .array:
            self.bytes.append(UInt8(ascii: "["))
            var item = index + 1
            for place in 0..<Int(node.number) {
                if place > 0 { self.bytes.append(UInt8(ascii: ",")) }
                self.write(item)
                item = Int(self.source.nodes[item].next)
            }
            self.bytes.append(UInt8(ascii: "]"))
        case .object: self.writeObject(index, count: Int(node.number))
        // With its quotes.
        case .string where node.isPlain: self.copy(Int(node.start) - 1, Int(node.end) + 1)
        case .integer where node.isPlain, .null, .no, .yes: self.copy(Int(node.start), Int(node.end))
        default: self.bytes.append(contentsOf: JSONWriter.bytes(self.source.at(index).value))
        }
    }

    private mutating func copy(_ start: Int, _ end: Int) {
        self.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: self.source.bytes[start..<end]))
    }

    private mutating func writeObject(_ index: Int, count: Int) {
        let first = self.names.count
        var name = index + 1
        for _ in 0..<count {
            self.names.append(name)
            // Most objects are small: each name goes to its place among those before it.
            var place = self.names.count - 1
            while count <= Self.smallObject, place > first, self.source.at(name).precedes(self.source.at(self.names[place - 1])) {
                self.names[place] = self.names[place - 1]
                place -= 1
            }
            self.names[place] = name
            name = Int(self.source.nodes[name + 1].next)
        }
        // Of a large one that would take the square of its members.
        if count > Self.smallObject {
            let source = self.source
            self.names[first...].sort { source.at($0).precedes(source.at($1)) }
        }
        self.bytes.append(UInt8(ascii: "{"))
        for place in 0..<count {
            if place > 0 { self.bytes.append(UInt8(ascii: ",")) }
            let name = self.names[first + place]
            self.write(name)
            self.bytes.append(UInt8(ascii: ":"))
            self.write(name + 1)
        }
        self.bytes.append(UInt8(ascii: "}"))
        self.names.removeLast(count)
    }
}
