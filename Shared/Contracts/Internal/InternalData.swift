import JSON

/// The data of an event that one of our services sends. Reader and writer each spell out the member names of the wire.
public protocol InternalData: Equatable, Sendable {
    /// - Throws: the first rejection, in the order of the fields. On our own streams a rejection is a fault of ours.
    init(_ reader: inout DataReader) throws(Rejection)
    /// The members in their order on the wire.
    var json: JSONValue { get }
}

extension InternalData {
    /// Reads data in place. Unknown members are ignored: a later version may have written them.
    public static func read(_ node: JSONNode) throws(Rejection) -> Self {
        try node.read { (view) throws(Rejection) in
            var reader = try DataReader(view, ReadingContext(view, recordedAt: nil))
            return try Self(&reader)
        }
    }

    /// The form of this data, as its reader asks for it.
    public static var form: ObjectForm {
        let recorder = FormRecorder()
        var reader = DataReader(recording: recorder)
        // A recording reader never rejects.
        _ = try? Self(&reader)
        return recorder.form
    }
}

extension DataReader {
    private static let largest = 1_000_000_000_000

    /// A count: a whole number from zero up.
    mutating func count(_ name: StaticString) throws(Rejection) -> Int {
        try self.integer(name, in: 0...Self.largest)
    }

    mutating func optionalCount(_ name: StaticString) throws(Rejection) -> Int? {
        try self.optionalInteger(name, in: 0...Self.largest)
    }

    /// A whole number that may be negative.
    mutating func number(_ name: StaticString) throws(Rejection) -> Int {
        try self.integer(name, in: -(1 << 61)...1 << 61)
    }

    /// A JSON pointer; empty for the whole.
    mutating func optionalPointer(_ name: StaticString) throws(Rejection) -> String? {
        if let recorder {
            recorder.add(name.description, .pattern(.pointer))
            return "/data"
        }
        guard let value = self.value(name) else { return nil }
        guard let text = value.string, text.isEmpty || text.utf8.first == UInt8(ascii: "/") else {
            throw Rejection(.fieldFormat, at: self.path(name), expected: TextPattern.pointer.words)
        }
        return text
    }

    /// The objects of a list on our own streams, which may be longer than a partner's.
    mutating func optionalItems<T>(
        _ name: StaticString, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> [T]? {
        try self.optionalObjects(name, atMost: 10_000, read)
    }

    mutating func items<T>(
        _ name: StaticString, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> [T] {
        try self.require(try self.optionalItems(name, read), name)
    }

    /// A sentence for people.
    mutating func sentence(_ name: StaticString) throws(Rejection) -> String {
        try self.text(name, maximum: 2_000)
    }
}

extension TextPattern {
    static let sha256 = TextPattern(
        expression: "^[0-9a-f]{64}$", words: "64 hexadecimal digits", maximum: 64,
        samples: [String(repeating: "0123456789abcdef", count: 4)])
    static let pointer = TextPattern(
        expression: "^(/.*)?$", words: "a JSON pointer", maximum: 65_536, samples: ["/data/applicationId", ""])
}

extension JSONValue {
    init(_ objects: [some InternalData]) { self = .array(objects.map(\.json)) }
}
