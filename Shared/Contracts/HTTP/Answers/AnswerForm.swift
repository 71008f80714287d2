import JSON

/// One object in the answers of a read API: its members by their names on the wire, in the order of writing.
public struct AnswerForm<Subject>: Sendable {
    /// Its name among the schemas of the document.
    let name: String
    private let description: String
    private let members: [AnswerMember<Subject>]

    public init(_ name: String, _ description: String, _ members: [AnswerMember<Subject>]) {
        self.name = name
        self.description = description
        self.members = members
    }

    @Sendable
    public func json(_ subject: Subject) -> JSONValue {
        .object(self.members.compactMap { member in member.value(subject).map { JSONMember(member.name, $0) } })
    }

    /// This form and the forms inside it; a form that is used twice appears twice.
    var forms: [JSONMember] { [JSONMember(self.name, self.schema)] + self.members.flatMap(\.forms) }

    private var schema: JSONValue {
        [
            "type": "object", "description": .string(self.description), "additionalProperties": false,
            "required": JSONValue(self.members.filter(\.isRequired).map(\.name)),
            "properties": .object(self.members.map { JSONMember($0.name, $0.schema) }),
        ]
    }
}

/// One member of an object in an answer.
public struct AnswerMember<Subject>: Sendable {
    let name: String
    let schema: JSONValue
    let forms: [JSONMember]
    let isRequired: Bool
    let value: @Sendable (Subject) -> JSONValue?

    private init<Value>(
        _ name: String, _ type: AnswerType<Value>, _ description: String?, isRequired: Bool,
        _ value: @escaping @Sendable (Subject) -> Value?
    ) {
        self.name = name
        self.forms = type.forms
        self.isRequired = isRequired
        self.value = { subject in value(subject).map(type.write) }
        guard let description, case .object(let members) = type.schema else {
            self.schema = type.schema
            return
        }
        self.schema = .object(members + [JSONMember("description", .string(description))])
    }

    public static func always<Value>(
        _ name: String, _ type: AnswerType<Value>, _ description: String? = nil,
        _ value: @escaping @Sendable (Subject) -> Value
    ) -> Self {
        Self(name, type, description, isRequired: true, value)
    }

    /// A member that is left out when it has no value.
    public static func optional<Value>(
        _ name: String, _ type: AnswerType<Value>, _ description: String? = nil,
        _ value: @escaping @Sendable (Subject) -> Value?
    ) -> Self {
        Self(name, type, description, isRequired: false, value)
    }
}
