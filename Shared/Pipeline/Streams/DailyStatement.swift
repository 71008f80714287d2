import PostgresClient

/// A message that a service puts on its own stream at each start and once a day, about something outside its inputs.
public protocol DailyStatement: Sendable {
    /// Makes the statement and marks it as made, in the transaction that puts it on the stream.
    ///
    /// - Returns: `nil` when nothing changed since the region's last statement.
    func next(of region: String, on database: isolated PostgresConnection) throws -> Emission?
}
