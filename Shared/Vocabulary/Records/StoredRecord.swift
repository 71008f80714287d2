/// A record that a service keeps as one document under its id.
public protocol StoredRecord: Codable, Equatable, Identifiable, Sendable where ID == String {}
