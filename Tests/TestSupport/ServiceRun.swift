import Access
import Contracts
import HTTPTypes
import Hummingbird
import JSON
import Pipeline
import PostgresClient
import SignIn
import Vocabulary

/// A service that follows streams, without a broker, on a real database: takes events as they are on the streams, and
/// gives its messages, its tables and the answers of its read API. Every step is saved before the next one.
public struct ServiceRun<Processor: StreamProcessor> {
    public let connection: PostgresConnection

    public let database: TestDatabase
    private var run: ProcessorRun<Processor>
    private var writer = StreamWriter()
    private var day: CalendarDate?

    public static func with(
        _ processor: Processor, migrations: [Migration], isolation: isolated (any Actor)? = #isolation,
        _ body: (inout ServiceRun) async throws -> Void
    ) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                let run = try await ProcessorRun(processor, migrations: migrations, on: connection)
                var service = ServiceRun(connection: connection, database: database, run: run)
                try await body(&service)
            }
        }
    }

    private init(connection: PostgresConnection, database: TestDatabase, run: ProcessorRun<Processor>) {
        self.connection = connection
        self.database = database
        self.run = run
    }

    /// Applies an event that a partner sent.
    /// - Returns: the resulting messages.
    @discardableResult
    public mutating func tell(
        _ type: EventType, _ subject: String, from partner: String, _ changes: [String: JSONValue] = [:],
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> [Emission] {
        try await self.perform(.event(try self.writer.event(type, subject, from: partner, changes), day: self.day))
    }

    /// Applies an event of another service's stream.
    @discardableResult
    public mutating func tell(
        of service: ServiceName, _ type: InternalType, _ subject: String, _ data: JSONValue,
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> [Emission] {
        let event = try self.writer.event(of: service, type.wireName, subject, data)
        return try await self.perform(.event(event, day: self.day))
    }

    /// Runs a day's rules.
    @discardableResult
    public mutating func start(
        _ text: String, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [Emission] {
        let day = CalendarDate(text) ?? CalendarDate(dayNumber: 0)
        self.day = day
        return try await self.perform(.day(day))
    }

    private mutating func perform(
        _ step: ProcessorStep, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [Emission] {
        let emissions = try self.run.perform(step)
        try await self.run.commit()
        return emissions
    }

    /// Continues as another process would, from the tables.
    public mutating func restart(isolation: isolated (any Actor)? = #isolation) async throws {
        try await self.run.restart()
    }

    /// An answer of the read API.
    public func answer(
        _ path: String, isolation: isolated (any Actor)? = #isolation, as viewer: Viewer? = .everything,
        _ addRoutes: @Sendable (PostgresPool, GuardedRoutes) -> Void
    ) async throws -> TestHTTP.Answer {
        try await self.database.answer(path, as: viewer, addRoutes)
    }
}

extension TestDatabase {
    /// An answer of routes that read this database.
    public func answer(
        _ path: String, method: HTTPRequest.Method = .get, isolation: isolated (any Actor)? = #isolation,
        as viewer: Viewer? = .everything, _ addRoutes: @Sendable (PostgresPool, GuardedRoutes) -> Void
    ) async throws -> TestHTTP.Answer {
        let pool = PostgresPool(self.url, applicationName: "test-http", maximum: 1)
        let answer = try await TestHTTP.ask(method, path, as: viewer) { addRoutes(pool, $0) }
        await pool.close()
        return answer
    }
}
