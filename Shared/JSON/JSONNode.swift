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
