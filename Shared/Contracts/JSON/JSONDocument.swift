import Vocabulary

/// A JSON document that was checked as a whole and is read in place: nothing is copied out of its bytes until somebody
/// asks for it. The intake reads every event this way.
public final class JSONDocument: Sendable {
    /// One value, or the name of a member. A container's nodes follow it; of an object name and value in turn.
    struct Node: Sendable {
        var kind: JSONNode.Kind
        /// Of a string: no escapes. Of an integer: written as we would write it.
        var isPlain = true
        /// Of a string: no byte above 127.
        var isASCII = true
        /// Of a string without its quotes.
        var start: Int32
        var end: Int32
        /// The index behind this value and all that is in it.
        var next: Int32
        /// The bits of an integer or a decimal; how many items or members a container has.
        var number: UInt64 = 0
    }

    let bytes: [UInt8]
    let nodes: [Node]
    /// Every text and number stands in the bytes as it is meant: no escapes, no fractions or exponents.
    let isPlain: Bool

    /// - Throws: `JSONParseError` for anything that RFC 8259 forbids, and for what it leaves open.
    public init(_ bytes: [UInt8]) throws(JSONParseError) {
        var nodes: [Node] = []
        nodes.reserveCapacity(96)
        let error = bytes.withUnsafeBufferPointer { buffer -> JSONParseError? in
            var parser = JSONParser(buffer, nodes: nodes)
            nodes = []
            do throws(JSONParseError) {
                nodes = try parser.document()
                return nil
            } catch {
                return error
            }
        }
        if let error { throw error }
        self.bytes = bytes
        self.nodes = nodes
        self.isPlain = nodes.allSatisfy(\.isPlain)
    }

    public var root: JSONNode { JSONNode(document: self, index: 0) }
}

/// A place among the members of an object.
struct MemberHint {
    var place = 0
    var index = 0
}

/// A value inside a document.
public struct JSONNode: Sendable {
    public enum Kind: UInt8, Sendable {
        case null
        case no
        case yes
        case integer
        case decimal
        case string
        case array
        case object
    }

    let document: JSONDocument
    let index: Int

    private var node: JSONDocument.Node { self.document.nodes[self.index] }

    public var kind: Kind { self.node.kind }

    public var integer: Int64? {
        let node = self.node
        return node.kind == .integer ? Int64(bitPattern: node.number) : nil
    }

    public var string: String? {
        let node = self.node
        return node.kind == .string ? self.document.text(node) : nil
    }

    /// The text as a date, read in place.
    var date: CalendarDate? {
        let node = self.node
        guard node.kind == .string else { return nil }
        guard node.isPlain else { return CalendarDate(self.document.text(node)) }
        return self.document.bytes.withUnsafeBufferPointer {
            CalendarDate(utf8: UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)]))
        }
    }

    /// How many items or members it has.
    var count: Int { Int(self.node.number) }

    /// A text of nothing but printable ASCII.
    var isPrintableASCII: Bool {
        let node = self.node
        guard node.kind == .string, node.isPlain, node.isASCII else { return false }
        // What JSON leaves: one control character may stand in a text as it is.
        return self.document.bytes.withUnsafeBufferPointer {
            !UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)]).contains(0x7F)
        }
    }

    /// The JSON pointer from this value to one inside it.
    func pointer(to target: JSONNode) -> String {
        var text = ""
        var index = self.index
        while index < target.index {
            let node = self.document.nodes[index]
            let isObject = node.kind == .object
            index += 1
            var place = 0
            while true {
                let value = isObject ? index + 1 : index
                let next = Int(self.document.nodes[value].next)
                if target.index < next {
                    let name = isObject ? Rejection.escaped(self.document.text(self.document.nodes[index])) : "\(place)"
                    text += "/" + name
                    index = value
                    break
                }
                (index, place) = (next, place + 1)
            }
        }
        return text
    }

    /// What the closure makes of its items, one after the other.
    func mapItems<T, E: Error>(_ body: (JSONNode) throws(E) -> T) throws(E) -> [T] {
        guard self.kind == .array else { return [] }
        var results: [T] = []
        results.reserveCapacity(self.count)
        var index = self.index + 1
        for _ in 0..<self.count {
            results.append(try body(JSONNode(document: self.document, index: index)))
            index = Int(self.document.nodes[index].next)
        }
        return results
    }

    /// Goes through the members: their place, name and value.
    func forEachMember(_ body: (Int, _ name: JSONNode, _ value: JSONNode) throws -> Void) rethrows {
        guard self.kind == .object else { return }
        var index = self.index + 1
        for place in 0..<self.count {
            let value = JSONNode(document: self.document, index: index + 1)
            try body(place, JSONNode(document: self.document, index: index), value)
            index = Int(self.document.nodes[index + 1].next)
        }
    }

    /// The member of that name.
    public subscript(_ name: StaticString) -> JSONNode? {
        var hint = MemberHint()
        return self.member(name, hint: &hint)?.value
    }

    /// The member of that name with its place among all.
    /// - Parameter hint: where to look first; moves on behind what was found.
    func member(_ name: StaticString, hint: inout MemberHint) -> (place: Int, value: JSONNode)? {
        guard self.kind == .object, self.count > 0 else { return nil }
        let count = self.count
        var (place, index) = hint.index == 0 || hint.place >= count ? (0, self.index + 1) : (hint.place, hint.index)
        for _ in 0..<count {
            let next = Int(self.document.nodes[index + 1].next)
            if self.document.isText(index, name) {
                hint = MemberHint(place: place + 1, index: next)
                return (place, JSONNode(document: self.document, index: index + 1))
            }
            (place, index) = place + 1 < count ? (place + 1, next) : (0, self.index + 1)
        }
        return nil
    }

    public var value: JSONValue {
        let node = self.node
        switch node.kind {
        case .null: return .null
        case .no: return .bool(false)
        case .yes: return .bool(true)
        case .integer: return .integer(Int64(bitPattern: node.number))
        case .decimal: return .decimal(Double(bitPattern: node.number))
        case .string: return .string(self.document.text(node))
        case .array: return .array(self.mapItems(\.value))
        case .object:
            var members: [JSONMember] = []
            members.reserveCapacity(self.count)
            self.forEachMember { _, name, value in members.append(JSONMember(name.string ?? "", value.value)) }
            return .object(members)
        }
    }

    /// This value as compact JSON with sorted members: the same bytes as `JSONWriter` gives for `value`.
    public func canonicalBytes() -> [UInt8] {
        let node = self.node
        return self.document.bytes.withUnsafeBufferPointer { source in
            self.document.nodes.withUnsafeBufferPointer { nodes in
                var writer = CanonicalWriter(
                    document: self.document, source: source, nodes: nodes, capacity: Int(node.end - node.start) + 16)
                writer.write(self.index)
                return writer.bytes
            }
        }
    }
}

/// Writes values of one document with sorted members, copying runs of its bytes.
private struct CanonicalWriter {
    private let document: JSONDocument
    private let source: UnsafeBufferPointer<UInt8>
    private let nodes: UnsafeBufferPointer<JSONDocument.Node>
    private(set) var bytes: [UInt8] = []
    private static let smallObject = 32
    /// The names of the objects that are being written, each object's behind those of the objects around it.
    private var names: [Int] = []

    init(
        document: JSONDocument, source: UnsafeBufferPointer<UInt8>, nodes: UnsafeBufferPointer<JSONDocument.Node>,
        capacity: Int
    ) {
        self.document = document
        self.source = source
        self.nodes = nodes
        self.bytes.reserveCapacity(capacity)
        self.names.reserveCapacity(64)
    }

    mutating func write(_ index: Int) {
        let node = self.nodes[index]
        switch node.kind {
        case .array:
            self.bytes.append(UInt8(ascii: "["))
            var item = index + 1
            for place in 0..<Int(node.number) {
                if place > 0 { self.bytes.append(UInt8(ascii: ",")) }
                self.write(item)
                item = Int(self.nodes[item].next)
            }
            self.bytes.append(UInt8(ascii: "]"))
        case .object: self.writeObject(index, count: Int(node.number))
        // With its quotes.
        case .string where node.isPlain: self.copy(Int(node.start) - 1, Int(node.end) + 1)
        case .integer where node.isPlain, .null, .no, .yes: self.copy(Int(node.start), Int(node.end))
        default: self.bytes.append(contentsOf: JSONWriter.bytes(JSONNode(document: self.document, index: index).value))
        }
    }

    private mutating func copy(_ start: Int, _ end: Int) {
        self.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: self.source[start..<end]))
    }

    private mutating func writeObject(_ index: Int, count: Int) {
        let first = self.names.count
        var name = index + 1
        for _ in 0..<count {
            self.names.append(name)
            // Most objects are small: each name goes to its place among those before it.
            var place = self.names.count - 1
            while count <= Self.smallObject, place > first, self.document.precedes(name, self.names[place - 1]) {
                self.names[place] = self.names[place - 1]
                place -= 1
            }
            self.names[place] = name
            name = Int(self.nodes[name + 1].next)
        }
        // Of a large one that would take the square of its members.
        if count > Self.smallObject { self.names[first...].sort(by: self.document.precedes) }
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

extension JSONDocument {
    func text(_ node: Node) -> String {
        self.bytes.withUnsafeBufferPointer { bytes in
            let raw = UnsafeBufferPointer(rebasing: bytes[Int(node.start)..<Int(node.end)])
            // The parser has checked the UTF-8 and every escape.
            return node.isPlain
                ? String(decoding: raw, as: UTF8.self) : String(decoding: JSONParser.unescaped(raw), as: UTF8.self)
        }
    }

    func isText(_ index: Int, _ name: StaticString) -> Bool {
        let node = self.nodes[index]
        let count = name.utf8CodeUnitCount
        guard node.isPlain else { return Array(self.text(node).utf8) == Array(name.description.utf8) }
        guard Int(node.end - node.start) == count else { return false }
        return self.bytes.withUnsafeBufferPointer { bytes in
            for place in 0..<count where bytes[Int(node.start) + place] != name.utf8Start[place] { return false }
            return true
        }
    }

    func precedes(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (self.nodes[left], self.nodes[right])
        guard left.isPlain, right.isPlain else {
            return self.text(left).utf8.lexicographicallyPrecedes(self.text(right).utf8)
        }
        return self.bytes.withUnsafeBufferPointer { bytes in
            bytes[Int(left.start)..<Int(left.end)].lexicographicallyPrecedes(bytes[Int(right.start)..<Int(right.end)])
        }
    }
}
