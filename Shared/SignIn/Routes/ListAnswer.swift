import JSON

/// One page of a list.
public struct ListAnswer: Sendable {
    let items: [JSONValue]
    /// The references to persons in it; none in a list without persons.
    let persons: [String]
    /// The position of the last row; `nil` when no rows follow.
    let next: String?

    public init(_ items: [JSONValue], persons: [String] = [], next: String?) {
        self.items = items
        self.persons = persons
        self.next = next
    }
}
