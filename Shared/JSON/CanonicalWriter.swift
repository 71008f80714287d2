/// Writes a value of a document compactly, copying runs of its bytes; with sorted members that is its canonical form.
///
/// For plain documents only (`JSONDocument.isPlain`): their canonical form is never longer than the original.
struct CanonicalWriter {
    /// The name of a member, with its first eight bytes for comparing.
    private struct Name {
        let word: UInt64
        let index: Int
    }

    private let source: JSONView
    private let target: UnsafeMutableBufferPointer<UInt8>
    private let sorted: Bool
    private var count = 0
    private static let smallObject = 32
    /// The names in the objects being written; an inner object's come after those of the objects around it.
    private let names: UnsafeMutableBufferPointer<Name>
    private var nameCount = 0

    static func bytes(_ value: JSONView, sortingMembers sorted: Bool) -> [UInt8] {
        let node = value.nodes[value.index]
        // A name takes a node, and its value another.
        let names = (Int(node.next) - value.index) / 2
        // Room for the quotes of a text.
        let room = Int(node.end - node.start) + 2
        return withUnsafeTemporaryAllocation(of: Name.self, capacity: names) { names in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { target in
                var writer = CanonicalWriter(source: value, target: target, sorted: sorted, names: names)
                writer.write(value.index)
                return Array(target[..<writer.count])
            }
        }
    }

    private init(
        source: JSONView, target: UnsafeMutableBufferPointer<UInt8>, sorted: Bool,
        names: UnsafeMutableBufferPointer<Name>
    ) {
        self.source = source
        self.target = target
        self.sorted = sorted
        self.names = names
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
        case .string, .integer, .decimal, .null, .no, .yes: self.copy(node.written)
        }
    }

    private mutating func append(_ character: Unicode.Scalar) {
        self.target.initializeElement(at: self.count, to: UInt8(ascii: character))
        self.count += 1
    }

    private mutating func copy(_ range: Range<Int>) {
        self.count =
            UnsafeMutableBufferPointer(rebasing: self.target[self.count...])
            .initialize(fromContentsOf: self.source.bytes[range]) + self.count
    }

    private mutating func writeObject(_ index: Int, count: Int) {
        let names = UnsafeMutableBufferPointer(rebasing: self.names[self.nameCount..<self.nameCount + count])
        self.nameCount += count
        self.sort(index, into: names)
        self.append("{")
        for place in 0..<count {
            if place > 0 { self.append(",") }
            self.writeMember(names[place].index)
        }
        self.append("}")
        self.nameCount -= count
    }

    /// Most values are written as they stand, right behind their name and its colon: one run of bytes.
    private mutating func writeMember(_ name: Int) {
        let (written, value) = (self.source.nodes[name].written, self.source.nodes[name + 1])
        if value.kind != .array, value.kind != .object, written.upperBound + 1 == value.written.lowerBound {
            return self.copy(written.lowerBound..<value.written.upperBound)
        }
        self.copy(written)
        self.append(":")
        self.write(name + 1)
    }

    /// The names of an object, in the order in which they are written.
    private func sort(_ index: Int, into names: UnsafeMutableBufferPointer<Name>) {
        var index = index + 1
        for end in names.indices {
            let name = Name(word: self.source.nodes[index].number, index: index)
            var place = end
            // Most objects are small: insertion sort. It takes quadratic time, too much for a large object.
            while self.sorted, names.count <= Self.smallObject, place > 0, self.precedes(name, names[place - 1]) {
                names.initializeElement(at: place, to: names[place - 1])
                place -= 1
            }
            names.initializeElement(at: place, to: name)
            index = Int(self.source.nodes[index + 1].next)
        }
        guard self.sorted, names.count > Self.smallObject else { return }
        var large = names
        large.sort { self.precedes($0, $1) }
    }

    @inline(__always)
    private func precedes(_ left: Name, _ right: Name) -> Bool {
        left.word == right.word
            ? self.source.at(left.index).precedes(self.source.at(right.index)) : left.word < right.word
    }
}

extension JSONDocument.Node {
    /// Where it stands in the document: a text with its quotes.
    fileprivate var written: Range<Int> {
        self.kind == .string ? Int(self.start) - 1..<Int(self.end) + 1 : Int(self.start)..<Int(self.end)
    }
}
