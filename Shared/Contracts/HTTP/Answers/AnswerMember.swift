import JSON

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
