import Contracts
import JSON

/// The JSON Schema (2020-12) of one type's data, made from the form that its reader uses.
///
/// JSON `null` means absent, so every optional field may be `null`. Rules that a schema cannot express (one date must
/// not lie before another) are in the descriptions; violations are rejected with `data-field-conflict`.
public struct SchemaDocument {
    let descriptions: Descriptions

    public init(_ descriptions: Descriptions) {
        self.descriptions = descriptions
    }

    public func schema(_ type: EventType) throws -> JSONValue {
        let entry = try self.descriptions.entry(type)
        var members: [JSONMember] = [
            JSONMember("$schema", "https://json-schema.org/draft/2020-12/schema"),
            JSONMember("$id", .string(type.dataschema)), JSONMember("title", .string(type.wireName)),
            JSONMember("description", .string(entry.english)), JSONMember("x-description-nl", .string(entry.dutch)),
        ]
        members += try self.object(type.form, of: type, at: "")
        return .object(members)
    }

    private func object(_ form: ObjectForm, of type: EventType, at path: String) throws -> [JSONMember] {
        let properties = try form.fields.map { field in
            JSONMember(
                field.name, try self.field(field, of: type, at: path.isEmpty ? field.name : "\(path).\(field.name)"))
        }
        var members: [JSONMember] = [
            JSONMember("type", "object"), JSONMember("properties", .object(properties)),
            JSONMember("required", JSONValue(form.fields.filter(\.isRequired).map(\.name))),
        ]
        if !form.conditions.isEmpty {
            members.append(JSONMember("allOf", .array(form.conditions.map(Self.condition))))
        }
        return members
    }

    private static func condition(_ condition: FieldCondition) -> JSONValue {
        let isSo: JSONValue = .object([JSONMember(condition.field, ["enum": JSONValue(condition.codes)])])
        let isThere: JSONValue = .object([JSONMember(condition.requires, ["not": ["type": "null"]])])
        return .object([
            JSONMember("if", ["properties": isSo, "required": [.string(condition.field)]]),
            JSONMember(
                condition.isUnless ? "else" : "then",
                ["properties": isThere, "required": [.string(condition.requires)]]),
        ])
    }

    private func field(_ field: FieldDefinition, of type: EventType, at path: String) throws -> JSONValue {
        let entry = try self.descriptions.entry(type, path)
        var members: [JSONMember] = [
            JSONMember("description", .string(entry.english)), JSONMember("x-description-nl", .string(entry.dutch)),
        ]
        if !entry.unit.isEmpty { members.append(JSONMember("x-unit", .string(entry.unit))) }
        if !entry.ids.isEmpty { members.append(JSONMember("x-requirements", .string(entry.ids))) }
        members += try self.form(field.form, of: type, at: path).map { member in
            guard !field.isRequired else { return member }
            switch (member.name, member.value) {
            case ("type", .string(let name)): return JSONMember("type", JSONValue([name, "null"]))
            case ("enum", .array(let codes)): return JSONMember("enum", .array(codes + [.null]))
            default: return member
            }
        }
        return .object(members)
    }

    private func form(_ form: FieldForm, of type: EventType, at path: String) throws -> [JSONMember] {
        switch form {
        case .text, .pattern, .date, .integer, .flag, .code: Self.members(ofLeaf: form)
        case .list(let item, let count):
            [
                JSONMember("type", "array"), JSONMember("minItems", JSONValue(count.lowerBound)),
                JSONMember("maxItems", JSONValue(count.upperBound)),
                JSONMember("items", .object(try self.form(item, of: type, at: path + "[]"))),
            ]
        case .object(let inner): try self.object(inner, of: type, at: path)
        }
    }

    /// The schema of a form that contains no other form; empty for lists and objects.
    static func members(ofLeaf form: FieldForm) -> [JSONMember] {
        switch form {
        case .text(let maximum):
            [
                JSONMember("type", "string"), JSONMember("minLength", 1), JSONMember("maxLength", JSONValue(maximum)),
                JSONMember("pattern", #"^[^\u0000-\u001F\u007F-\u009F]*$"#),
            ]
        case .pattern(let pattern):
            [
                JSONMember("type", "string"), JSONMember("maxLength", JSONValue(pattern.maximum)),
                JSONMember("pattern", .string(pattern.expression)), JSONMember("examples", JSONValue(pattern.samples)),
            ]
        case .date:
            [
                JSONMember("type", "string"), JSONMember("format", "date"),
                JSONMember("pattern", "^(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$"),
            ]
        case .integer(let range):
            [
                JSONMember("type", "integer"), JSONMember("minimum", JSONValue(range.lowerBound)),
                JSONMember("maximum", JSONValue(range.upperBound)),
            ]
        case .flag: [JSONMember("type", "boolean")]
        case .code(let codes): [JSONMember("type", "string"), JSONMember("enum", JSONValue(codes))]
        case .list, .object: []
        }
    }
}
