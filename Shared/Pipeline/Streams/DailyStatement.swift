import PostgresClient

/// A message that a service puts on its own stream once a day, about something outside its inputs.
public protocol DailyStatement: Sendable {
    /// Makes the statement and marks it as made, in the transaction that puts it on the stream.
    ///
    /// - Returns: `nil` when nothing changed since the last statement.
    func next(on database: isolated PostgresConnection) throws -> Emission?
}
