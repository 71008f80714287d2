import Vocabulary

/// Codes and structures: lists and objects inside the data.
extension DataReader {
    static let maximumItems = 100

    // MARK: Codes

    private func code<T: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ type: T.Type, at pointer: @autoclosure () -> String
    ) throws(Rejection) -> T {
        // By length too: Swift finds the kelvin sign (three bytes) equal to the letter K.
        guard let code = T(rawValue: text), code.rawValue.utf8.count == text.utf8.count else {
            throw Rejection(.fieldCode, at: pointer(), expected: T.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return code
    }

    private static func form<T: RawRepresentable<String> & CaseIterable>(of type: T.Type) -> FieldForm {
        .code(T.allCases.map(\.rawValue))
    }

    mutating func optionalCode<T: RawRepresentable<String> & CaseIterable>(
        _ name: StaticString, _ type: T.Type = T.self
    ) throws(Rejection) -> T? {
        if let recorder {
            recorder.add(name.description, Self.form(of: type))
            return T.allCases.first
        }
        guard let text = try self.plainText(name, maximum: 200) else { return nil }
        return try self.code(text, type, at: self.path(name))
    }

    mutating func code<T: RawRepresentable<String> & CaseIterable>(
        _ name: StaticString, _ type: T.Type = T.self
    ) throws(Rejection) -> T {
        try self.require(try self.optionalCode(name, type), name)
    }

    /// A code of a list whose entries come and go: it has to be valid on the day of recording.
    mutating func optionalDatedCode<T: DatedCode>(_ name: StaticString, _ type: T.Type = T.self) throws(Rejection) -> T?
    {
        guard let code = try self.optionalCode(name, type), self.recorder == nil else { return nil }
        guard let day = self.recordedAt.flatMap({ CalendarDate($0.prefix(10)) }), !code.validity.contains(day) else {
            return code
        }
        let valid = T.allCases.filter { $0.validity.contains(day) }.map(\.rawValue).joined(separator: ", ")
        throw Rejection(.fieldCodeExpired, at: self.path(name), expected: "valid on \(day): \(valid)")
    }

    mutating func optionalCodes<T: RawRepresentable<String> & CaseIterable>(
        _ name: StaticString, _ type: T.Type = T.self, atLeast minimum: Int = 0
    ) throws(Rejection) -> [T]? {
        if let recorder {
            recorder.add(name.description, .list(Self.form(of: type), minimum...Self.maximumItems))
            return Array(T.allCases.prefix(1))
        }
        guard let items = try self.items(name, atLeast: minimum) else { return nil }
        var codes: [T] = []
        for (index, item) in items.enumerated() {
            guard let text = item.string else {
                throw Rejection(.fieldType, at: "\(self.path(name))/\(index)", expected: "string")
            }
            codes.append(try self.code(text, type, at: "\(self.path(name))/\(index)"))
        }
        return codes
    }

    /// At least one code.
    mutating func codes<T: RawRepresentable<String> & CaseIterable>(
        _ name: StaticString, _ type: T.Type = T.self
    ) throws(Rejection) -> [T] {
        try self.require(try self.optionalCodes(name, type, atLeast: 1), name)
    }

    // MARK: Lists and objects

    private mutating func items(_ name: StaticString, atLeast minimum: Int) throws(Rejection) -> [JSONNode]? {
        guard let value = self.value(name) else { return nil }
        guard value.kind == .array else {
            throw Rejection(.fieldType, at: self.path(name), expected: "array")
        }
        let items = value.items
        guard (minimum...Self.maximumItems).contains(items.count) else {
            throw Rejection(.fieldRange, at: self.path(name), expected: "\(minimum) to \(Self.maximumItems) items")
        }
        return items
    }

    mutating func optionalTexts(_ name: StaticString, maximum: Int = 200) throws(Rejection) -> [String]? {
        if let recorder {
            recorder.add(name.description, .list(.text(maximum: maximum), 0...Self.maximumItems))
            return []
        }
        guard let items = try self.items(name, atLeast: 0) else { return nil }
        var texts: [String] = []
        for (index, item) in items.enumerated() {
            texts.append(try Self.text(item, at: "\(self.path(name))/\(index)", maximum: maximum))
        }
        return texts
    }

    private static func record<T>(
        _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> (T, FieldForm) {
        let inner = FormRecorder()
        var reader = DataReader(recording: inner)
        let result = try read(&reader)
        return (result, .object(inner.form))
    }

    mutating func optionalObject<T>(
        _ name: StaticString, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> T? {
        if let recorder {
            let (result, form) = try Self.record(read)
            recorder.add(name.description, form)
            return result
        }
        guard let value = self.value(name) else { return nil }
        var reader = try DataReader(
            value, at: self.path(name), recordedAt: self.recordedAt, unknown: self.unknown)
        let result = try read(&reader)
        reader.noteUnknown()
        return result
    }

    mutating func object<T>(
        _ name: StaticString, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> T {
        try self.require(try self.optionalObject(name, read), name)
    }

    mutating func optionalObjects<T>(
        _ name: StaticString, atLeast minimum: Int = 0, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> [T]? {
        if let recorder {
            let (result, form) = try Self.record(read)
            recorder.add(name.description, .list(form, minimum...Self.maximumItems))
            return [result]
        }
        guard let items = try self.items(name, atLeast: minimum) else { return nil }
        var results: [T] = []
        for (index, item) in items.enumerated() {
            var reader = try DataReader(
                item, at: "\(self.path(name))/\(index)", recordedAt: self.recordedAt, unknown: self.unknown)
            results.append(try read(&reader))
            reader.noteUnknown()
        }
        return results
    }

    /// At least one object.
    mutating func objects<T>(
        _ name: StaticString, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> [T] {
        try self.require(try self.optionalObjects(name, atLeast: 1, read), name)
    }
}

/// A code of a list that others keep, whose entries begin and end.
public protocol DatedCode: RawRepresentable<String>, CaseIterable, Sendable {
    var validity: Validity { get }
}

/// From and through which day a code may be used; open where a date is missing.
public struct Validity: Equatable, Sendable {
    public let from: CalendarDate?
    public let through: CalendarDate?

    public static let always = Validity(from: nil, through: nil)

    public init(from: CalendarDate?, through: CalendarDate?) {
        self.from = from
        self.through = through
    }

    public func contains(_ day: CalendarDate) -> Bool {
        (self.from.map { $0 <= day } ?? true) && (self.through.map { day <= $0 } ?? true)
    }
}
