import Vocabulary

/// Collects the pointers of members that no one asked for: they become the warnings of the acceptance.
final class UnknownFields {
    /// More would make the feedback larger than the event.
    static let maximum = 100

    private(set) var pointers: [String] = []

    func add(_ pointer: String) {
        guard self.pointers.count < Self.maximum else { return }
        self.pointers.append(pointer)
    }
}

/// Reads the members of one JSON object by name and form, and remembers what was not asked for.
///
/// Each method throws the one rejection that names the field. JSON `null` is absent.
public struct DataReader {
    static let maximumItems = 100

    let pointer: String
    private let members: [JSONMember]
    private let unknown: UnknownFields
    private var asked: [String] = []

    init(_ value: JSONValue, at pointer: String, unknown: UnknownFields) throws(Rejection) {
        guard case .object(let members) = value else {
            throw Rejection(.fieldType, at: pointer, expected: "object")
        }
        self.pointer = pointer
        self.members = members
        self.unknown = unknown
    }

    /// To be called when everything known was asked for.
    func noteUnknown() {
        for member in self.members where !self.asked.contains(member.name) {
            self.unknown.add(self.path(member.name))
        }
    }

    func path(_ name: String) -> String { self.pointer + "/" + Rejection.escaped(name) }

    private mutating func value(_ name: String) -> JSONValue? {
        self.asked.append(name)
        guard let value = self.members.first(where: { $0.name == name })?.value, value != .null else { return nil }
        return value
    }

    private func require<T>(_ value: T?, _ name: String) throws(Rejection) -> T {
        guard let value else { throw Rejection(.fieldMissing, at: self.path(name)) }
        return value
    }

    // MARK: Scalars

    mutating func optionalText(_ name: String, maximum: Int = 200) throws(Rejection) -> String? {
        guard let value = self.value(name) else { return nil }
        return try Self.text(value, at: self.path(name), maximum: maximum)
    }

    /// - Parameter pointer: made only when it is needed, which is hardly ever.
    private static func text(
        _ value: JSONValue, at pointer: @autoclosure () -> String, maximum: Int
    ) throws(Rejection) -> String {
        guard case .string(let text) = value else { throw Rejection(.fieldType, at: pointer(), expected: "string") }
        guard !text.isEmpty, text.utf8.count <= maximum else {
            throw Rejection(.fieldRange, at: pointer(), expected: "1 to \(maximum) bytes")
        }
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard
            isPlain || text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        else { throw Rejection(.fieldFormat, at: pointer(), expected: "no control characters") }
        return text
    }

    mutating func optionalTexts(_ name: String, maximum: Int = 200) throws(Rejection) -> [String]? {
        guard let items = try self.items(name) else { return nil }
        var texts: [String] = []
        for (index, item) in items.enumerated() {
            texts.append(try Self.text(item, at: "\(self.path(name))/\(index)", maximum: maximum))
        }
        return texts
    }

    mutating func text(_ name: String, maximum: Int = 200) throws(Rejection) -> String {
        try self.require(try self.optionalText(name, maximum: maximum), name)
    }

    /// A reference that only its owner can resolve: 1 to 64 of `A-Z a-z 0-9 . _ : -`, starting with a letter or digit.
    mutating func optionalReference(_ name: String) throws(Rejection) -> String? {
        guard let text = try self.optionalText(name, maximum: 64) else { return nil }
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        guard let first = text.utf8.first, isAlphanumeric(first),
            text.utf8.allSatisfy({ isAlphanumeric($0) || "._:-".utf8.contains($0) })
        else {
            throw Rejection(.fieldFormat, at: self.path(name), expected: "a reference: letters, digits, . _ : -")
        }
        return text
    }

    mutating func reference(_ name: String) throws(Rejection) -> String {
        try self.require(try self.optionalReference(name), name)
    }

    mutating func optionalInteger(_ name: String, in range: ClosedRange<Int>) throws(Rejection) -> Int? {
        guard let value = self.value(name) else { return nil }
        guard case .integer(let number) = value else {
            throw Rejection(.fieldType, at: self.path(name), expected: "integer")
        }
        guard range.contains(Int(number)) else {
            throw Rejection(.fieldRange, at: self.path(name), expected: "\(range.lowerBound) to \(range.upperBound)")
        }
        return Int(number)
    }

    mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(Rejection) -> Int {
        try self.require(try self.optionalInteger(name, in: range), name)
    }

    mutating func optionalFlag(_ name: String) throws(Rejection) -> Bool? {
        guard let value = self.value(name) else { return nil }
        guard case .bool(let flag) = value else {
            throw Rejection(.fieldType, at: self.path(name), expected: "boolean")
        }
        return flag
    }

    mutating func flag(_ name: String) throws(Rejection) -> Bool {
        try self.require(try self.optionalFlag(name), name)
    }

    mutating func optionalDate(_ name: String) throws(Rejection) -> CalendarDate? {
        guard let text = try self.optionalText(name, maximum: 64) else { return nil }
        guard let date = CalendarDate(text), (1900...2199).contains(date.year) else {
            throw Rejection(.fieldFormat, at: self.path(name), expected: "a date YYYY-MM-DD between 1900 and 2199")
        }
        return date
    }

    mutating func date(_ name: String) throws(Rejection) -> CalendarDate {
        try self.require(try self.optionalDate(name), name)
    }

    mutating func optionalCents(_ name: String) throws(Rejection) -> Cents? {
        try self.optionalInteger(name, in: 0...1_000_000).map(Cents.init)
    }

    mutating func cents(_ name: String) throws(Rejection) -> Cents {
        try self.require(try self.optionalCents(name), name)
    }

    // MARK: Codes

    private func code<T: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ type: T.Type, at pointer: String
    ) throws(Rejection) -> T {
        // By length too: Swift finds the kelvin sign (three bytes) equal to the letter K.
        guard let code = T(rawValue: text), code.rawValue.utf8.count == text.utf8.count else {
            throw Rejection(.fieldCode, at: pointer, expected: T.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return code
    }

    mutating func optionalCode<T: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: T.Type = T.self
    ) throws(Rejection) -> T? {
        guard let text = try self.optionalText(name) else { return nil }
        return try self.code(text, type, at: self.path(name))
    }

    mutating func code<T: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: T.Type = T.self
    ) throws(Rejection) -> T {
        try self.require(try self.optionalCode(name, type), name)
    }

    mutating func optionalCodes<T: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: T.Type = T.self
    ) throws(Rejection) -> [T]? {
        guard let items = try self.items(name) else { return nil }
        var codes: [T] = []
        for (index, item) in items.enumerated() {
            let pointer = "\(self.path(name))/\(index)"
            guard case .string(let text) = item else { throw Rejection(.fieldType, at: pointer, expected: "string") }
            codes.append(try self.code(text, type, at: pointer))
        }
        return codes
    }

    // MARK: Structures

    private mutating func items(_ name: String) throws(Rejection) -> [JSONValue]? {
        guard let value = self.value(name) else { return nil }
        guard case .array(let items) = value else {
            throw Rejection(.fieldType, at: self.path(name), expected: "array")
        }
        guard items.count <= Self.maximumItems else {
            throw Rejection(.fieldRange, at: self.path(name), expected: "at most \(Self.maximumItems) items")
        }
        return items
    }

    mutating func optionalObject<T>(
        _ name: String, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> T? {
        guard let value = self.value(name) else { return nil }
        var reader = try DataReader(value, at: self.path(name), unknown: self.unknown)
        let result = try read(&reader)
        reader.noteUnknown()
        return result
    }

    mutating func object<T>(
        _ name: String, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> T {
        try self.require(try self.optionalObject(name, read), name)
    }

    mutating func optionalObjects<T>(
        _ name: String, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> [T]? {
        guard let items = try self.items(name) else { return nil }
        var results: [T] = []
        for (index, item) in items.enumerated() {
            var reader = try DataReader(item, at: "\(self.path(name))/\(index)", unknown: self.unknown)
            results.append(try read(&reader))
            reader.noteUnknown()
        }
        return results
    }

    mutating func objects<T>(
        _ name: String, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> [T] {
        try self.require(try self.optionalObjects(name, read), name)
    }
}
