/// The party that the data of an event name: the owner of the count, stock or dwelling.
public struct NamedParty: Equatable, Sendable {
    /// The partner's id.
    public let id: String
    /// The field that holds it.
    public let field: String

    public init(_ id: String, at field: String) {
        self.id = id
        self.field = field
    }
}
