/// A result, copied out of libpq.
public struct PostgresResult: Sendable {
    public let rows: [PostgresRow]
    /// The number of rows changed, for statements that change rows.
    public let affected: Int

    public var first: PostgresRow? { self.rows.first }
}
