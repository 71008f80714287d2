/// Renders JSON as compact UTF-8. With sorted member names the bytes are canonical: equal values give equal bytes.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private let sorted: Bool

    public init(sortingMembers sorted: Bool = false, reserving capacity: Int = 512) {
        self.sorted = sorted
        self.bytes.reserveCapacity(capacity)
    }

    public static func bytes(_ value: JSONValue, sortingMembers sorted: Bool = false) -> [UInt8] {
        var writer = JSONWriter(sortingMembers: sorted)
        writer.write(value)
        return writer.bytes
    }

    public static func string(_ value: JSONValue, sortingMembers sorted: Bool = false) -> String {
        String(decoding: Self.bytes(value, sortingMembers: sorted), as: UTF8.self)
    }

    /// Writes an object member by member, without values in between: for what is written once per event.
    public mutating func object(_ body: (inout ObjectWriter) -> Void) {
        self.bytes.append(UInt8(ascii: "{"))
        // Swapped there and back: what two hold at a time is copied when one of them writes.
        var object = ObjectWriter(writer: JSONWriter(sortingMembers: self.sorted, reserving: 0))
        swap(&self.bytes, &object.writer.bytes)
        body(&object)
        swap(&self.bytes, &object.writer.bytes)
        self.bytes.append(UInt8(ascii: "}"))
    }

    /// The members of one object, in the order in which they are added. Names need no escapes.
    public struct ObjectWriter {
        fileprivate var writer: JSONWriter
        private var isFirst = true

        fileprivate init(writer: JSONWriter) {
            self.writer = writer
        }

        private mutating func name(_ name: StaticString) {
            if !self.isFirst { self.writer.bytes.append(UInt8(ascii: ",")) }
            self.isFirst = false
            self.writer.bytes.append(UInt8(ascii: "\""))
            self.writer.bytes.append(
                contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
            self.writer.bytes.append(UInt8(ascii: "\""))
            self.writer.bytes.append(UInt8(ascii: ":"))
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

        /// A value that is rendered already.
        public mutating func add(_ name: StaticString, rendered value: [UInt8]) {
            self.name(name)
            self.writer.bytes.append(contentsOf: value)
        }

        public mutating func addObject(_ name: StaticString, _ body: (inout ObjectWriter) -> Void) {
            self.name(name)
            self.writer.object(body)
        }
    }

    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: self.bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): self.bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): self.bytes.append(contentsOf: String(number).utf8)
        case .decimal(let number): self.bytes.append(contentsOf: number.description.utf8)
        case .string(let text): self.write(string: text)
        case .array(let items):
            self.bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { self.bytes.append(UInt8(ascii: ",")) }
                self.write(item)
            }
            self.bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            let ordered =
                self.sorted ? members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } : members
            self.bytes.append(UInt8(ascii: "{"))
            for (index, member) in ordered.enumerated() {
                if index > 0 { self.bytes.append(UInt8(ascii: ",")) }
                self.write(string: member.name)
                self.bytes.append(UInt8(ascii: ":"))
                self.write(member.value)
            }
            self.bytes.append(UInt8(ascii: "}"))
        }
    }

    fileprivate mutating func write(string text: String) {
        self.bytes.append(UInt8(ascii: "\""))
        // Hardly any text holds something to escape, and copying a run of bytes is many times cheaper than a loop.
        var text = text
        let isCopied = text.withUTF8 { buffer in
            guard !buffer.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else { return false }
            self.bytes.append(contentsOf: buffer)
            return true
        }
        if !isCopied { self.writeEscaped(text) }
        self.bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): self.bytes.append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): self.bytes.append(contentsOf: #"\\"#.utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                self.bytes.append(contentsOf: #"\u"#.utf8)
                self.bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
                self.bytes.append(contentsOf: digits.utf8)
            default: self.bytes.append(byte)
            }
        }
    }
}
