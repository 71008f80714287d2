import JSON
import Vocabulary

/// Codes and structures: lists and objects inside the data.
extension DataReader {
    static let maximumItems = 100

    // MARK: Codes

    private func code<T: ListedCode>(_ value: JSONView, _ type: T.Type) -> T? {
        // Only an escaped text has to be made a string first.
        value.plainText.flatMap { T.codes.code($0) } ?? value.string.flatMap { T.codes.code($0) }
    }

    private func unknownCode<T: ListedCode>(_ value: JSONView, _ type: T.Type) -> Rejection {
        Rejection(
            .fieldCode, at: self.pointer(to: value), expected: T.allCases.map(\.rawValue).joined(separator: ", "))
    }

    private static func form<T: ListedCode>(of type: T.Type) -> FieldForm {
        .code(T.allCases.map(\.rawValue))
    }

    mutating func optionalCode<T: ListedCode>(
        _ name: StaticString, _ type: T.Type = T.self
    ) throws(Rejection) -> T? {
        if let recorder {
            recorder.add(name.description, Self.form(of: type))
            return T.allCases.first
        }
        guard let value = self.value(name) else { return nil }
        if let code = self.code(value, type) { return code }
        // An empty or overlong text and control characters have rejections of their own.
        _ = try self.text(value, maximum: 200)
        throw self.unknownCode(value, type)
    }

    mutating func code<T: ListedCode>(
        _ name: StaticString, _ type: T.Type = T.self
    ) throws(Rejection) -> T {
        try self.require(try self.optionalCode(name, type), name)
    }

    /// A code of a list whose entries come and go: it has to be valid on the day of recording, in Utrecht.
    mutating func optionalDatedCode<T: DatedCode>(_ name: StaticString, _ type: T.Type = T.self) throws(Rejection) -> T?
    {
        guard let code = try self.optionalCode(name, type), self.recorder == nil else { return nil }
        guard let day = self.recordedAt.flatMap(RFC3339.dayInUtrecht), !code.validity.contains(day) else {
            return code
        }
        let valid = T.allCases.filter { $0.validity.contains(day) }.map(\.rawValue).joined(separator: ", ")
        throw Rejection(.fieldCodeExpired, at: self.path(name), expected: "valid on \(day): \(valid)")
    }

    mutating func optionalCodes<T: ListedCode>(
        _ name: StaticString, _ type: T.Type = T.self, atLeast minimum: Int = 0
    ) throws(Rejection) -> [T]? {
        if let recorder {
            recorder.add(name.description, .list(Self.form(of: type), minimum...Self.maximumItems))
            return Array(T.allCases.prefix(1))
        }
        return try self.list(name, atLeast: minimum)?.mapItems { (item) throws(Rejection) in
            if let code = self.code(item, type) { return code }
            guard item.kind == .string else {
                throw Rejection(.fieldType, at: self.pointer(to: item), expected: "string")
            }
            throw self.unknownCode(item, type)
        }
    }

    /// At least one code.
    mutating func codes<T: ListedCode>(
        _ name: StaticString, _ type: T.Type = T.self
    ) throws(Rejection) -> [T] {
        try self.require(try self.optionalCodes(name, type, atLeast: 1), name)
    }

    // MARK: Lists and objects

    /// The value of a list, when its number of items is allowed.
    private mutating func list(
        _ name: StaticString, atLeast minimum: Int, atMost maximum: Int = Self.maximumItems
    ) throws(Rejection) -> JSONView? {
        guard let value = self.value(name) else { return nil }
        guard value.kind == .array else {
            throw Rejection(.fieldType, at: self.pointer(to: value), expected: "array")
        }
        guard (minimum...maximum).contains(value.count) else {
            throw Rejection(.fieldRange, at: self.pointer(to: value), expected: "\(minimum) to \(maximum) items")
        }
        return value
    }

    mutating func optionalTexts(_ name: StaticString, maximum: Int = 200) throws(Rejection) -> [String]? {
        if let recorder {
            recorder.add(name.description, .list(.text(maximum: maximum), 0...Self.maximumItems))
            return []
        }
        return try self.list(name, atLeast: 0)?.mapItems { (item) throws(Rejection) in
            try self.text(item, maximum: maximum)
        }
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
        return try self.read(value, read)
    }

    mutating func object<T>(
        _ name: StaticString, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> T {
        try self.require(try self.optionalObject(name, read), name)
    }

    mutating func optionalObjects<T>(
        _ name: StaticString, atLeast minimum: Int = 0, atMost maximum: Int = Self.maximumItems,
        _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> [T]? {
        if let recorder {
            let (result, form) = try Self.record(read)
            recorder.add(name.description, .list(form, minimum...maximum))
            return [result]
        }
        return try self.list(name, atLeast: minimum, atMost: maximum)?.mapItems { (item) throws(Rejection) in
            try self.read(item, read)
        }
    }

    /// At least one object.
    mutating func objects<T>(
        _ name: StaticString, _ read: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> [T] {
        try self.require(try self.optionalObjects(name, atLeast: 1, read), name)
    }
}
