import Pipeline
import PostgresClient

/// A service that has nothing to state.
public struct NoStatement: DailyStatement {
    public init() {}

    public func next(of region: String, on database: isolated PostgresConnection) -> Emission? { nil }
}
