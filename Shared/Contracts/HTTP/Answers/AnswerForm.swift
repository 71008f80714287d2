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
    public func json(_ subject: Subject, _ detail: AnswerDetail) -> JSONValue {
        .object(self.members.compactMap { member in member.value(subject, detail).map { JSONMember(member.name, $0) } })
    }

    @Sendable
    public func json(_ subject: Subject) -> JSONValue { self.json(subject, .whole) }

    /// The references to persons that the whole answer holds.
    @Sendable
    public func persons(_ subject: Subject) -> [String] { self.members.flatMap { $0.persons(subject) } }

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
