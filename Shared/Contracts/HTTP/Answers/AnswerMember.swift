import JSON

/// One member of an object in an answer.
public struct AnswerMember<Subject>: Sendable {
    let name: String
    let schema: JSONValue
    let forms: [JSONMember]
    let isRequired: Bool
    let value: @Sendable (Subject, AnswerDetail) -> JSONValue?
    /// The references to persons in it.
    let persons: @Sendable (Subject) -> [String]

    private init<Value>(
        _ name: String, _ type: AnswerType<Value>, _ description: String?, isRequired: Bool,
        isOfPerson: Bool = false, _ value: @escaping @Sendable (Subject) -> Value?
    ) {
        self.name = name
        self.forms = type.forms
        self.isRequired = isRequired && !isOfPerson
        self.value = { subject, detail in
            isOfPerson && detail == .masked ? nil : value(subject).map { type.write($0, detail) }
        }
        self.persons = { subject in
            guard let value = value(subject) else { return [] }
            return isOfPerson ? [type.write(value, .whole).stringValue].compactMap(\.self) : type.persons(value)
        }
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

    /// A reference to a person. Answers for viewers who may not see persons leave it out.
    public static func ofPerson<Value>(
        _ name: String, _ type: AnswerType<Value>, _ description: String? = nil,
        _ value: @escaping @Sendable (Subject) -> Value?
    ) -> Self {
        let masked = "Left out for readers who may not see persons."
        return Self(
            name, type, description.map { "\($0) \(masked)" } ?? masked, isRequired: false, isOfPerson: true, value)
    }
}
