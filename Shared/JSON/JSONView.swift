import Vocabulary

/// A value of a document, seen in place: no reference counting and no copies. Valid only inside the closure that
/// `JSONNode.read` passes it to.
public struct JSONView {
    let bytes: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<JSONDocument.Node>
    public let index: Int

    private var node: JSONDocument.Node { self.nodes[self.index] }

    func at(_ index: Int) -> JSONView { JSONView(bytes: self.bytes, nodes: self.nodes, index: index) }

    public var kind: JSONNode.Kind { self.node.kind }

    /// How many items or members it has.
    public var count: Int { Int(self.node.number) }

    public var integer: Int64? {
        let node = self.node
        return node.kind == .integer ? Int64(bitPattern: node.number) : nil
    }

    // MARK: Texts

    private var raw: UnsafeBufferPointer<UInt8> {
        let node = self.node
        return UnsafeBufferPointer(rebasing: self.bytes[Int(node.start)..<Int(node.end)])
    }

    /// The bytes of a text without escapes; `nil` for anything else.
    public var plainText: UnsafeBufferPointer<UInt8>? {
        let node = self.node
        return node.kind == .string && node.isPlain ? self.raw : nil
    }

    /// A text of printable ASCII only.
    public var isPrintable: Bool { self.node.kind == .string && self.node.isPrintable }

    public var string: String? { self.kind == .string ? self.text : nil }

    private var text: String {
        // The parser has checked the UTF-8 and every escape.
        self.node.isPlain
            ? String(decoding: self.raw, as: UTF8.self)
            : String(decoding: JSONParser.unescaped(self.raw), as: UTF8.self)
    }

    /// The text as a date.
    public var date: CalendarDate? {
        self.plainText.map { CalendarDate(utf8: $0) } ?? self.string.flatMap { CalendarDate($0) }
    }

    @inline(__always)
    public func isText(_ text: StaticString) -> Bool {
        let node = self.node
        // Most names differ in length.
        if node.isPlain, Int(node.end - node.start) != text.utf8CodeUnitCount { return false }
        return self.isSameText(text)
    }

    private func isSameText(_ text: StaticString) -> Bool {
        let node = self.node
        guard node.kind == .string else { return false }
        guard node.isPlain else { return self.text.utf8.elementsEqual(text.description.utf8) }
        return self.raw.isEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Orders texts by their bytes.
    func precedes(_ other: JSONView) -> Bool {
        let (left, right) = (self.node, other.node)
        guard left.isPlain, right.isPlain else {
            return self.text.utf8.lexicographicallyPrecedes(other.text.utf8)
        }
        guard left.number == right.number else { return left.number < right.number }
        return self.raw.lexicographicallyPrecedes(other.raw)
    }

    // MARK: Items and members

    /// The results of the closure for the items, in order.
    public func mapItems<T, E: Error>(_ body: (JSONView) throws(E) -> T) throws(E) -> [T] {
        guard self.kind == .array else { return [] }
        var results: [T] = []
        results.reserveCapacity(self.count)
        var index = self.index + 1
        for _ in 0..<self.count {
            results.append(try body(self.at(index)))
            index = Int(self.nodes[index].next)
        }
        return results
    }

    /// Visits the members: their index, name and value.
    public func forEachMember<E: Error>(_ body: (Int, _ name: JSONView, _ value: JSONView) throws(E) -> Void) throws(E)
    {
        guard self.kind == .object else { return }
        var index = self.index + 1
        for place in 0..<self.count {
            try body(place, self.at(index), self.at(index + 1))
            index = Int(self.nodes[index + 1].next)
        }
    }

    /// The member of that name.
    public subscript(_ name: StaticString) -> JSONView? {
        var hint = MemberHint()
        return self.member(name, hint: &hint)?.value
    }

    /// The member of that name, with its index among all.
    /// - Parameter hint: where to look first; moves on to the member after the one found.
    public func member(_ name: StaticString, hint: inout MemberHint) -> (place: Int, value: JSONView)? {
        guard self.kind == .object, self.count > 0 else { return nil }
        let count = self.count
        var (place, index) = hint.index == 0 || hint.place >= count ? (0, self.index + 1) : (hint.place, hint.index)
        for _ in 0..<count {
            let next = Int(self.nodes[index + 1].next)
            if self.at(index).isText(name) {
                hint = MemberHint(place: place + 1, index: next)
                return (place, self.at(index + 1))
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
        case .string: return .string(self.text)
        case .array: return .array(self.mapItems(\.value))
        case .object:
            var members: [JSONMember] = []
            members.reserveCapacity(self.count)
            self.forEachMember { _, name, value in members.append(JSONMember(name.text, value.value)) }
            return .object(members)
        }
    }

    /// The JSON pointer from this value to one inside it.
    public func pointer(to target: JSONView) -> String {
        var text = ""
        var index = self.index
        while index < target.index {
            let isObject = self.nodes[index].kind == .object
            index += 1
            var place = 0
            while true {
                let value = isObject ? index + 1 : index
                let next = Int(self.nodes[value].next)
                if target.index < next {
                    text += "/" + (isObject ? JSONPointer.escaped(self.at(index).text) : "\(place)")
                    index = value
                    break
                }
                (index, place) = (next, place + 1)
            }
        }
        return text
    }
}
