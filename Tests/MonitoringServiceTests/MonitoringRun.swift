import Contracts
import JSON
@testable import MonitoringService
import Pipeline
import PostgresClient
import TestSupport
import Vocabulary

/// Monitoring without a broker, on a real database: takes events of Registration's and Matching's streams, and gives
/// what its stream and readers get.
struct MonitoringRun {
    let database: TestDatabase
    let connection: PostgresConnection
    private(set) var run: ProcessorRun<MonitoringProcessor>
    private var writer = StreamWriter()
    private var day: CalendarDate?

    static func with(
        isolation: isolated (any Actor)? = #isolation, _ body: (inout MonitoringRun) async throws -> Void
    ) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                var run = MonitoringRun(
                    database: database, connection: connection,
                    run: try await ProcessorRun(
                        MonitoringProcessor(), migrations: MonitoringSchema.migrations, on: connection))
                try await body(&run)
            }
        }
    }

    private init(database: TestDatabase, connection: PostgresConnection, run: ProcessorRun<MonitoringProcessor>) {
        self.database = database
        self.connection = connection
        self.run = run
    }

    /// - Returns: the resulting messages.
    @discardableResult
    mutating func tell(
        _ type: EventType, _ subject: String, from partner: String, _ changes: [String: JSONValue] = [:]
    ) throws -> [Emission] {
        try self.run.perform(.event(try self.writer.event(type, subject, from: partner, changes), day: self.day))
    }

    /// Applies an event of Matching's stream.
    @discardableResult
    mutating func matching(_ type: String, _ subject: String, _ data: JSONValue) throws -> [Emission] {
        try self.run.perform(.event(try self.writer.event(of: .matching, type, subject, data), day: self.day))
    }

    /// Runs a day's rules, and saves them with everything before.
    @discardableResult
    mutating func start(_ text: String, isolation: isolated (any Actor)? = #isolation) async throws -> [Emission] {
        let day = CalendarDate(text) ?? CalendarDate(dayNumber: 0)
        self.day = day
        let emissions = try self.run.perform(.day(day))
        try await self.run.commit()
        return emissions
    }

    mutating func restart(isolation: isolated (any Actor)? = #isolation) async throws { try await self.run.restart() }

    /// An answer of the read API.
    func get(_ path: String, isolation: isolated (any Actor)? = #isolation) async throws -> TestHTTP.Answer {
        let pool = PostgresPool(self.database.url, applicationName: "test-http", maximum: 1)
        let answer = try await TestHTTP.get(path) { MonitoringRoutes(pool: pool).add(to: $0) }
        await pool.close()
        return answer
    }

    func list(_ path: String, isolation: isolated (any Actor)? = #isolation) async throws -> [JSONValue] {
        try JSONParser.parse(Array(try await self.get(path).body.utf8)).arrayValue ?? []
    }
}
