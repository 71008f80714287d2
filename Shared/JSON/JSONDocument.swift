/// A JSON document that was checked as a whole and is read in place: nothing is copied out of its bytes before it is
/// asked for. The intake reads every event this way.
public final class JSONDocument: Sendable {
    /// One value, or the name of a member. A container's nodes follow it; an object's are names and values in turn.
    struct Node: Sendable {
        var kind: JSONNode.Kind
        /// For a string: no escapes. For an integer: written as we would write it.
        var isPlain = true
        /// For a string: only printable ASCII between its quotes.
        var isPrintable = true
        /// For a string: without its quotes.
        var start: Int32
        var end: Int32
        /// The index after this value and everything in it.
        var next: Int32
        /// The bits of an integer or a decimal; the number of items or members of a container; the first eight bytes of
        /// a plain string, the first one highest, so that these words compare as the strings do.
        var number: UInt64 = 0
    }

    let bytes: [UInt8]
    let nodes: [Node]
    /// Every string and number is written as we would write it: no escapes, no fractions or exponents.
    public let isPlain: Bool

    /// - Throws: `JSONParseError` for input that RFC 8259 forbids or leaves open.
    public init(_ bytes: [UInt8]) throws(JSONParseError) {
        // Most events have a value per ten bytes. A denser document is read a second time: no value is shorter than a
        // byte.
        var (outcome, nodes) = Self.read(bytes, room: bytes.count / 8 + 16)
        if outcome == .needsRoom { (outcome, nodes) = Self.read(bytes, room: bytes.count + 1) }
        guard case .read(let isPlain) = outcome else {
            if case .failed(let error) = outcome { throw error }
            throw JSONParseError(code: .syntax, offset: 0)
        }
        self.isPlain = isPlain
        self.bytes = bytes
        self.nodes = nodes
    }

    private static func read(_ bytes: [UInt8], room: Int) -> (JSONParser.Outcome, [Node]) {
        var outcome = JSONParser.Outcome.needsRoom
        let nodes = [Node](unsafeUninitializedCapacity: room) { nodes, count in
            bytes.withUnsafeBufferPointer { bytes in
                var parser = JSONParser(bytes, into: nodes)
                outcome = parser.document()
                count = parser.count
            }
        }
        return (outcome, nodes)
    }

    public var root: JSONNode { JSONNode(document: self, index: 0) }
}

/// A value inside a document; keeps the document alive.
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

    public let document: JSONDocument
    public let index: Int

    public init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    public var kind: Kind { self.document.nodes[self.index].kind }

    public var value: JSONValue { self.read(\.value) }

    public var stringValue: String? { self.read(\.string) }

    public var integerValue: Int64? { self.read(\.integer) }

    /// The member of that name; `nil` when this is no object or has no such member.
    public subscript(_ name: StaticString) -> JSONNode? {
        self.read { view in view[name].map { JSONNode(document: self.document, index: $0.index) } }
    }

    /// This value as compact JSON with sorted members: the same bytes as `JSONWriter` gives for `value`.
    public func canonicalBytes() -> [UInt8] {
        self.document.isPlain
            ? self.read { CanonicalWriter.bytes($0, sortingMembers: true) }
            : JSONWriter.bytes(self.value, sortingMembers: true)
    }

    /// This value as compact JSON with its members in their order: the same bytes as `JSONWriter` gives for `value`.
    public func compactBytes() -> [UInt8] {
        self.document.isPlain
            ? self.read { CanonicalWriter.bytes($0, sortingMembers: false) } : JSONWriter.bytes(self.value)
    }

    /// The items of an array; empty for anything else.
    public var items: [JSONNode] {
        self.read { view in view.mapItems { JSONNode(document: self.document, index: $0.index) } }
    }

    /// The text of a member of an object; `nil` when there is none.
    public func text(_ name: StaticString) -> String? { self.read { $0[name]?.string } }

    /// Reads the value in place. The closure must not let its argument escape.
    public func read<T, E: Error>(_ body: (JSONView) throws(E) -> T) throws(E) -> T {
        try self.document.bytes.withUnsafeBufferPointer { bytes throws(E) in
            try self.document.nodes.withUnsafeBufferPointer { nodes throws(E) in
                try body(JSONView(bytes: bytes, nodes: nodes, index: self.index))
            }
        }
    }
}
