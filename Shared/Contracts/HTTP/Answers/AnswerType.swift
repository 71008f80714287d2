import JSON
import Vocabulary

/// How a read API writes one kind of value, and how its OpenAPI document describes it. Both come from one declaration,
/// so that they cannot differ.
public struct AnswerType<Value>: Sendable {
    /// JSON Schema (draft 2020-12), which OpenAPI 3.1 uses.
    let schema: JSONValue
    /// The named forms that the schema refers to.
    let forms: [JSONMember]
    let write: @Sendable (Value, AnswerDetail) -> JSONValue
    /// The references to persons inside a value.
    let persons: @Sendable (Value) -> [String]

    private init(
        _ schema: JSONValue, forms: [JSONMember], persons: @escaping @Sendable (Value) -> [String],
        write: @escaping @Sendable (Value, AnswerDetail) -> JSONValue
    ) {
        self.schema = schema
        self.forms = forms
        self.persons = persons
        self.write = write
    }

    init(_ schema: JSONValue, write: @escaping @Sendable (Value) -> JSONValue) {
        self.init(schema, forms: [], persons: { _ in [] }) { value, _ in write(value) }
    }
}

extension AnswerType where Value == String {
    public static var text: Self { Self(["type": "string"]) { .string($0) } }
}

extension AnswerType where Value == Int {
    public static var integer: Self { Self(["type": "integer"]) { JSONValue($0) } }
}

extension AnswerType where Value == Int64 {
    public static var integer: Self { Self(["type": "integer", "format": "int64"]) { .integer($0) } }
}

extension AnswerType where Value == Bool {
    public static var flag: Self { Self(["type": "boolean"]) { .bool($0) } }
}

extension AnswerType where Value == CalendarDate {
    public static var date: Self { Self(["type": "string", "format": "date"]) { .string($0.description) } }
}

extension AnswerType where Value == Quarter {
    public static var quarter: Self {
        Self(["type": "string", "pattern": "^[0-9]{4}-Q[1-4]$"]) { .string($0.description) }
    }
}

extension AnswerType where Value == HalfYear {
    public static var halfYear: Self {
        Self(["type": "string", "pattern": "^[0-9]{4}-(I|II)$"]) { .string($0.description) }
    }
}

extension AnswerType where Value == Cents {
    /// Whole euro cents.
    public static var cents: Self { Self(["type": "integer"]) { JSONValue($0.value) } }
}

extension AnswerType where Value: CaseIterable & RawRepresentable<String> & Sendable {
    /// One of a list of codes. The document names them all, so that a changed code shows there.
    public static var code: Self {
        Self(["type": "string", "enum": JSONValue(Value.allCases.map(\.rawValue))]) { .string($0.rawValue) }
    }
}

extension AnswerType {
    public static func object(_ form: AnswerForm<Value>) -> Self {
        Self(
            ["$ref": .string("#/components/schemas/\(form.name)")], forms: form.forms, persons: form.persons,
            write: form.json)
    }

    public static func list<Item>(_ item: AnswerType<Item>) -> AnswerType<[Item]> where Value == [Item] {
        AnswerType(
            ["type": "array", "items": item.schema], forms: item.forms, persons: { $0.flatMap(item.persons) }
        ) { items, detail in
            .array(items.map { item.write($0, detail) })
        }
    }

    /// An object whose member names are data, written in order of name.
    public static func map<Item>(_ item: AnswerType<Item>) -> AnswerType<[String: Item]> where Value == [String: Item] {
        AnswerType(
            ["type": "object", "additionalProperties": item.schema], forms: item.forms,
            persons: { $0.values.flatMap(item.persons).sorted() }
        ) { values, detail in
            .object(values.sorted { $0.key < $1.key }.map { JSONMember($0.key, item.write($0.value, detail)) })
        }
    }
}
