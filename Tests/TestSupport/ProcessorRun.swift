import Contracts
import JSON
import Pipeline
import PostgresClient
import Vocabulary

/// A processor on a database of its own, without broker, log or clock: it takes steps and gives messages and tables.
public struct ProcessorRun<Processor: StreamProcessor> {
    public let processor: Processor
    public private(set) var state: Processor.State
    /// The messages emitted so far, in order.
    public private(set) var emissions: [Emission] = []

    private let connection: PostgresConnection

    /// - Parameter migrations: those of the service; the pipeline's own tables are not needed.
    public init(
        _ processor: Processor, migrations: [Migration], on connection: PostgresConnection,
        isolation: isolated (any Actor)? = #isolation
    ) async throws {
        _ = try await Migrator(migrations).migrate(connection)
        self.processor = processor
        self.connection = connection
        self.state = try await Self.load(processor, connection)
    }

    private static func load(_ processor: Processor, _ connection: PostgresConnection) async throws -> Processor.State {
        try await connection.transaction { try processor.load(on: $0) }
    }

    /// Runs one step in memory.
    @discardableResult
    public mutating func perform(_ step: ProcessorStep) throws -> [Emission] {
        let new: [Emission]
        switch step {
        case .event(let event, let day):
            new = try self.processor.apply(
                event, day: day, to: &self.state, derive: self.derivation(Identifiers.cause(of: event)))
        case .day(let day):
            new = try self.processor.startDay(
                day, state: &self.state, derive: self.derivation(Identifiers.cause(ofDay: day)))
        }
        self.emissions += new
        return new
    }

    private func derivation(_ cause: String) -> (String) -> String {
        Identifiers.derivation(service: self.processor.service, region: "utrecht", cause: cause)
    }

    /// Saves the changes, in one transaction.
    public mutating func commit(isolation: isolated (any Actor)? = #isolation) async throws {
        let (processor, changes) = (self.processor, self.processor.changes(of: &self.state))
        try await self.connection.transaction { try processor.save(changes, on: $0) }
    }

    /// The state as another process would load it.
    public func stored(isolation: isolated (any Actor)? = #isolation) async throws -> Processor.State {
        try await Self.load(self.processor, self.connection)
    }

    /// Drops the state and continues from the tables.
    public mutating func restart(isolation: isolated (any Actor)? = #isolation) async throws {
        self.state = try await self.stored()
    }

    /// The messages as exact text, one per line.
    public var lines: [String] {
        self.emissions.map { emission in
            "\(emission.audience) \(emission.id ?? "-") \(emission.type) \(emission.subject) "
                + JSONWriter.string(emission.data)
        }
    }

    /// Every row of the service's tables as text, by table.
    public func tables(isolation: isolated (any Actor)? = #isolation) async throws -> [String] {
        let names = try await self.connection.query(
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'public' AND table_name NOT LIKE '%migration%' ORDER BY 1
            """
        ).rows.compactMap { $0[0].text }
        var rows: [String] = []
        for name in names {
            rows += try await self.connection.query("SELECT t::text FROM \"\(name)\" t ORDER BY 1").rows
                .map { "\(name) \($0[0].text ?? "")" }
        }
        return rows
    }
}
