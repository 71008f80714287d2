import Contracts
import JSON

/// The JSON Schema (2020-12) of the data of one of our own events, made from the form that its reader uses. Our writers
/// omit an absent member; a reader treats `null` as absent.
enum InternalSchema {
    /// - Returns: `nil` where the audience does not get the type.
    static func of(_ type: InternalType, for audience: InternalAudience) -> JSONValue? {
        guard let data = type.data(for: audience) else { return nil }
        return .object(
            [
                JSONMember("$schema", "https://json-schema.org/draft/2020-12/schema"),
                JSONMember("$id", .string(Self.id(type, for: audience))),
                JSONMember("title", .string(type.wireName)),
                JSONMember("description", .string(type.summary(for: audience))),
            ] + Self.object(data.form))
    }

    static func path(_ type: InternalType, for audience: InternalAudience) -> String {
        "streams/\(type.rawValue).\(audience.rawValue).v1.json"
    }

    private static func id(_ type: InternalType, for audience: InternalAudience) -> String {
        "https://doorstroom.nl/" + Self.path(type, for: audience)
    }

    private static func object(_ form: ObjectForm) -> [JSONMember] {
        [
            JSONMember("type", "object"),
            JSONMember(
                "properties", .object(form.fields.map { JSONMember($0.name, .object(Self.members(of: $0.form))) })),
            JSONMember("required", JSONValue(form.fields.filter(\.isRequired).map(\.name))),
        ]
    }

    private static func members(of form: FieldForm) -> [JSONMember] {
        switch form {
        case .list(let item, let count):
            [
                JSONMember("type", "array"), JSONMember("minItems", JSONValue(count.lowerBound)),
                JSONMember("maxItems", JSONValue(count.upperBound)),
                JSONMember("items", .object(Self.members(of: item))),
            ]
        case .object(let inner): Self.object(inner)
        case .text, .pattern, .date, .integer, .flag, .code: SchemaDocument.members(ofLeaf: form)
        }
    }
}
