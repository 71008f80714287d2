import Foundation
import MatchingDomain
import Pipeline
import PostgresClient
import ServiceKit

/// What Matching's database holds of a round, for questions about it.
struct RoundStore {
    let connection: PostgresConnection

    func rounds() async throws -> [Round] {
        try await self.connection.transaction { try EntityStore.load(kind: "round", on: $0) }
    }

    /// - Throws: `UsageError` for a round that is not known.
    func round(_ id: String) async throws -> Round {
        guard let round = try await self.documents(Round.self, "round", "id = $2", id).first else {
            let known = try await self.rounds().map(\.id)
            throw UsageError("there is no round \(id); known: \(known.joined(separator: ", "))")
        }
        return round
    }

    func presentations(of round: String) async throws -> [Presentation] {
        try await self.documents(Presentation.self, "presentation", "document->>'roundId' = $2", round)
    }

    /// Of all rounds that the day's solve served.
    func presentations(ofSolve solve: String) async throws -> [Presentation] {
        try await self.documents(Presentation.self, "presentation", "document->>'solveId' = $2", solve)
    }

    func quotas(of round: String) async throws -> [Quota] {
        try await self.documents(Quota.self, "quota", "document->>'roundId' = $2", round)
    }

    func dwelling(_ id: String) async throws -> Dwelling? {
        try await self.documents(Dwelling.self, "dwelling", "id = $2", id).first
    }

    func candidate(_ id: String) async throws -> Candidate? {
        try await self.documents(Candidate.self, "candidate", "id = $2", id).first
    }

    /// Every application that Matching knows.
    func applications() async throws -> Set<String> {
        let rows = try await self.connection.query("SELECT id FROM entity WHERE kind = 'candidate'").rows
        return Set(rows.compactMap { $0[0].text })
    }

    /// The solves in which dwellings of the round were open, by day.
    func solves(of round: String) async throws -> [SolveRecord] {
        try await self.documents(
            SolveRecord.self, "solve",
            """
            document->'situation'->'dwellings' @>
                jsonb_build_array(jsonb_build_object('nomination', jsonb_build_object('roundId', $2::text)))
            """, round
        ).sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    }

    private func documents<Entity: Decodable>(
        _ type: Entity.Type, _ kind: String, _ condition: String, _ value: String
    ) async throws -> [Entity] {
        let rows = try await self.connection.query(
            "SELECT document FROM entity WHERE kind = $1 AND \(condition) ORDER BY id", [.text(kind), .text(value)]
        ).rows
        let decoder = JSONDecoder()
        return try rows.map { try decoder.decode(type, from: Data(($0[0].text ?? "").utf8)) }
    }
}
