import Contracts
import JSON
@testable import MatchingService
import Pipeline
import PostgresClient
import TestSupport
import Vocabulary

/// Matching without a broker, on a real database: takes events as they are on Registration's stream, and gives what its
/// stream, partners and readers get.
struct MatchingRun {
    let database: TestDatabase
    let connection: PostgresConnection
    private var run: ProcessorRun<MatchingProcessor>
    private var writer = StreamWriter()
    private var day: CalendarDate?

    static func with(
        isolation: isolated (any Actor)? = #isolation, _ body: (inout MatchingRun) async throws -> Void
    ) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                var run = MatchingRun(
                    database: database, connection: connection,
                    run: try await ProcessorRun(
                        MatchingProcessor(), migrations: MatchingSchema.migrations, on: connection))
                try await body(&run)
            }
        }
    }

    private init(database: TestDatabase, connection: PostgresConnection, run: ProcessorRun<MatchingProcessor>) {
        self.database = database
        self.connection = connection
        self.run = run
    }

    /// - Returns: the resulting messages, after they are saved.
    @discardableResult
    mutating func tell(
        _ type: EventType, _ subject: String, from partner: String, _ changes: [String: JSONValue] = [:],
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> [Emission] {
        let event = try self.writer.event(type, subject, from: partner, changes)
        let emissions = try self.run.perform(.event(event, day: self.day))
        try await self.run.commit()
        return emissions
    }

    @discardableResult
    mutating func start(_ text: String, isolation: isolated (any Actor)? = #isolation) async throws -> [Emission] {
        let day = CalendarDate(text) ?? CalendarDate(dayNumber: 0)
        self.day = day
        let emissions = try self.run.perform(.day(day))
        try await self.run.commit()
        return emissions
    }

    /// Sends a policy that presents two candidates at once, an open round, two clients of two institutions and one
    /// dwelling.
    mutating func prepare(isolation: isolated (any Actor)? = #isolation) async throws {
        try await self.tell(
            .policySet, "policy", from: "gemeente-utrecht",
            [
                "version": 1, "validFrom": "2019-01-01", "candidatesPerDwelling": 2, "responseDays": 14,
                "inflowSharePercent": 20, "confirmation": "automatic", "levels": .null, "declines": .null,
                "refusals": .null, "limits": .null, "commitments": .null, "complexCapPercent": .null,
                "complexCapCorporations": .null, "entranceCap": .null, "suitability": .null,
            ])
        try await self.start("2019-08-01")
        try await self.tell(
            .roundOpened, "r1", from: "vierde-huis",
            ["quarter": "2019-Q3", "opensOn": "2019-08-01", "closesOn": "2019-09-30", "dwellings": 10])
        for (client, institution) in [("a", "lister"), ("b", "kwintes")] {
            try await self.tell(
                .applicationSubmitted, client, from: institution,
                [
                    "group": "mo-bw", "route": "outflow", "household": ["adults": 1],
                    "birthYears": ["from": 1970, "to": 1974], "maximumRentCents": 72_000,
                    "profile": ["kinds": ["apartment"]], "support": ["product": "individual-guidance"],
                    "urgency": .null, "waitingSince": "2019-01-01", "readyFrom": "2019-01-01", "category": .null,
                    "veraGroup": .null,
                ])
        }
        try await self.tell(
            .dwellingNominated, "d1", from: "mitros",
            [
                "roundId": "r1", "district": "WK034407", "complexId": .null, "entranceId": .null, "rooms": 3,
                "rentCents": 60_000, "kind": "apartment", "floor": 0, "stepFree": true, "wheelchair": false,
                "contractForm": "own", "availableFrom": "2019-08-01", "availableUntil": .null, "concept": .null,
                "peakOnly": .null, "support": .null, "reservedFor": .null, "supplyId": .null, "complexUnits": .null,
                "streetId": .null,
            ])
    }

    /// A list of the read API.
    func list(_ path: String, isolation: isolated (any Actor)? = #isolation) async throws -> [JSONValue] {
        let pool = PostgresPool(self.database.url, applicationName: "test-http", maximum: 1)
        let answer = try await TestHTTP.get("/api/v1/\(path)") { MatchingRoutes(pool: pool).add(to: $0) }
        await pool.close()
        return try JSONParser.parse(Array(answer.body.utf8)).arrayValue ?? []
    }

    /// The applications in the table that limits each to one presentation.
    func standing(isolation: isolated (any Actor)? = #isolation) async throws -> [String] {
        try await self.connection.query("SELECT application_id FROM standing ORDER BY 1").rows.compactMap { $0[0].text }
    }
}
