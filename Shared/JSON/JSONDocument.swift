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
