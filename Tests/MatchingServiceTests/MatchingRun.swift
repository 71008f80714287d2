import Contracts
import JSON
@testable import MatchingService
import PostgresClient
import TestSupport

typealias MatchingRun = ServiceRun<MatchingProcessor>

extension MatchingRun {
    static func with(
        isolation: isolated (any Actor)? = #isolation, _ body: (inout MatchingRun) async throws -> Void
    ) async throws {
        try await Self.with(MatchingProcessor(), migrations: MatchingSchema.migrations, body)
    }

    /// Sends a policy that presents two candidates at once, an open round, two clients of two institutions and one
    /// dwelling.
    mutating func prepare(
        confirmation: String = "automatic", isolation: isolated (any Actor)? = #isolation
    ) async throws {
        try await self.tell(
            .policySet, "policy", from: "gemeente-utrecht",
            [
                "version": 1, "validFrom": "2019-01-01", "candidatesPerDwelling": 2, "responseDays": 14,
                "inflowSharePercent": 20, "confirmation": .string(confirmation), "levels": .null, "declines": .null,
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
        let answer = try await self.answer("/api/v1/\(path)") { MatchingRoutes(pool: $0).add(to: $1) }
        return try JSONParser.parse(Array(answer.body.utf8)).arrayValue ?? []
    }

    /// The applications in the table that limits each to one presentation.
    func standing(isolation: isolated (any Actor)? = #isolation) async throws -> [String] {
        try await self.connection.query("SELECT application_id FROM standing ORDER BY 1").rows.compactMap { $0[0].text }
    }
}
