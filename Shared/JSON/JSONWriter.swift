/// Renders JSON as compact UTF-8. With sorted member names the bytes are canonical: equal values give equal bytes.
public struct JSONWriter: ~Copyable {
    private var sink: ByteSink
    private let sorted: Bool

    public init(sortingMembers sorted: Bool = false, reserving capacity: Int = 512) {
        self.sorted = sorted
        self.sink = ByteSink(capacity: capacity)
    }

    public var bytes: [UInt8] { self.sink.bytes }

    /// Gives the written bytes without copying them; the pointer is valid until the closure returns.
    public func withBytes<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T { body(self.sink.buffer) }

    /// Begins anew and keeps the room.
    public mutating func removeAll() { self.sink.removeAll() }

    /// Appends a part of a document that is already rendered.
    public mutating func append(rendered part: [UInt8]) { part.withUnsafeBufferPointer { self.sink.append($0) } }

    public static func bytes(_ value: JSONValue, sortingMembers sorted: Bool = false) -> [UInt8] {
        var writer = JSONWriter(sortingMembers: sorted)
        writer.write(value)
        return writer.bytes
    }

    public static func string(_ value: JSONValue, sortingMembers sorted: Bool = false) -> String {
        String(decoding: Self.bytes(value, sortingMembers: sorted), as: UTF8.self)
    }

    /// Writes an object member by member without building a `JSONValue`: for objects that are written once per event.
    public mutating func object(_ body: (inout ObjectWriter) -> Void) {
        self.sink.append(UInt8(ascii: "{"))
        self.members(areFirst: true, body)
        self.sink.append(UInt8(ascii: "}"))
    }

    /// Adds members to an object whose opening and first members are written already.
    public mutating func furtherMembers(_ body: (inout ObjectWriter) -> Void) {
        self.members(areFirst: false, body)
    }

    private mutating func members(areFirst: Bool, _ body: (inout ObjectWriter) -> Void) {
        // Swapped there and back, because only one of the two may own the bytes.
        var object = ObjectWriter(
            writer: JSONWriter(sortingMembers: self.sorted, reserving: 0), isFirst: areFirst)
        swap(&self.sink, &object.writer.sink)
        body(&object)
        swap(&self.sink, &object.writer.sink)
    }

    /// The members of one object, in the order in which they are added. Names must not need escapes.
    public struct ObjectWriter: ~Copyable {
        fileprivate var writer: JSONWriter
        private var isFirst: Bool

        fileprivate init(writer: consuming JSONWriter, isFirst: Bool) {
            self.writer = writer
            self.isFirst = isFirst
        }

        private mutating func name(_ name: StaticString) {
            if !self.isFirst { self.writer.sink.append(UInt8(ascii: ",")) }
            self.isFirst = false
            let quote = UInt8(ascii: "\"")
            self.writer.sink.append(
                quote, UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), quote)
            self.writer.sink.append(UInt8(ascii: ":"))
        }

        public mutating func add(_ name: StaticString, _ text: String) {
            self.name(name)
            self.writer.write(string: text)
        }

        public mutating func add(_ name: StaticString, _ number: Int64) {
            self.name(name)
            self.writer.write(.integer(number))
        }

        public mutating func add(_ name: StaticString, _ value: JSONValue) {
            self.name(name)
            self.writer.write(value)
        }

        /// Adds a value that is already rendered.
        public mutating func add(_ name: StaticString, rendered value: [UInt8]) {
            self.name(name)
            value.withUnsafeBufferPointer { self.writer.sink.append($0) }
        }

        /// Adds items that are already rendered.
        public mutating func add(_ name: StaticString, renderedItems items: [[UInt8]]) {
            self.name(name)
            self.writer.sink.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { self.writer.sink.append(UInt8(ascii: ",")) }
                item.withUnsafeBufferPointer { self.writer.sink.append($0) }
            }
            self.writer.sink.append(UInt8(ascii: "]"))
        }

        /// A member whose name is not known at compile time.
        public mutating func add(_ member: JSONMember) {
            if !self.isFirst { self.writer.sink.append(UInt8(ascii: ",")) }
            self.isFirst = false
            self.writer.write(string: member.name)
            self.writer.sink.append(UInt8(ascii: ":"))
            self.writer.write(member.value)
        }

        public mutating func addObject(_ name: StaticString, _ body: (inout ObjectWriter) -> Void) {
            self.name(name)
            self.writer.object(body)
        }
    }

    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: self.sink.append("null")
        case .bool(let flag): self.sink.append(flag ? "true" : "false" as StaticString)
        case .integer(let number): self.sink.append(String(number))
        case .decimal(let number): self.sink.append(number.description)
        case .string(let text): self.write(string: text)
        case .array(let items):
            self.sink.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { self.sink.append(UInt8(ascii: ",")) }
                self.write(item)
            }
            self.sink.append(UInt8(ascii: "]"))
        case .object(let members):
            let ordered =
                self.sorted ? members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } : members
            self.sink.append(UInt8(ascii: "{"))
            for (index, member) in ordered.enumerated() {
                if index > 0 { self.sink.append(UInt8(ascii: ",")) }
                self.write(string: member.name)
                self.sink.append(UInt8(ascii: ":"))
                self.write(member.value)
            }
            self.sink.append(UInt8(ascii: "}"))
        }
    }

    public mutating func write(string text: String) {
        var text = text
        text.withUTF8 { bytes in
            // Hardly any text needs an escape.
            if bytes.endOfUnescapedText() == bytes.count {
                self.sink.append(UInt8(ascii: "\""), bytes, UInt8(ascii: "\""))
            } else {
                self.writeEscaped(bytes)
            }
        }
    }

    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        self.sink.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""): self.sink.append(#"\""# as StaticString)
            case UInt8(ascii: "\\"): self.sink.append(#"\\"# as StaticString)
            case 0..<0x20:
                self.sink.append(#"\u00"# as StaticString)
                self.sink.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
                self.sink.append(String(byte & 0xF, radix: 16))
            default: self.sink.append(byte)
            }
        }
        self.sink.append(UInt8(ascii: "\""))
    }
}
