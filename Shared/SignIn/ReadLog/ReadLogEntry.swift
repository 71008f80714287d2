import Access
import JSON

/// That somebody saw data of persons.
public struct ReadLogEntry: Sendable, Equatable {
    /// In the place of references, for an answer with those of a whole stream.
    public static let everybody = "*"

    /// The provider's subject, `token:` and the token's name, or `operator:` and the name on the machine.
    public let viewer: String
    /// The roles with which it was seen; empty for machines and operators.
    public let roles: [String]
    /// The address from which the request came; empty for a command.
    public let client: String
    /// The route or the command.
    public let by: String
    public let kind: DataKind
    /// The references that were shown, sorted, each once.
    public let persons: [String]

    public init(viewer: String, roles: [String], client: String, by: String, kind: DataKind, persons: [String]) {
        self.viewer = viewer
        self.roles = roles
        self.client = client
        self.by = by
        self.kind = kind
        self.persons = Set(persons).sorted()
    }

    /// The bytes that the chain covers, in one fixed order.
    func bytes(nr: Int64, at: String) -> [UInt8] {
        JSONWriter.bytes([
            "nr": .integer(nr), "at": .string(at), "viewer": .string(self.viewer), "roles": JSONValue(self.roles),
            "client": .string(self.client), "by": .string(self.by), "kind": .string(self.kind.rawValue),
            "persons": JSONValue(self.persons),
        ])
    }
}
