import Hummingbird
import PostgresClient
import ServiceKit

/// Matching over HTTP: what stands in its tables, for programs.
struct MatchingRoutes: Sendable {
    let pool: PostgresPool

    func add(to router: Router<BasicRequestContext>) {
        self.list("presentations", kind: "presentation", "document->>'state' = 'live'", router)
        self.list("proposals", kind: "presentation", "document->>'state' = 'proposed'", router)
        self.list("placements", kind: "placement", "true", router)
        self.list("quotas", kind: "quota", "true", router)
        self.list("rounds", kind: "round", "true", router)
        self.list("dwellings", kind: "dwelling", "true", router)
        router.get("/api/v1/solves") { _, _ in
            try await self.documents(
                "SELECT document - 'situation' - 'solution' FROM entity WHERE kind = 'solve' ORDER BY document->>'date'"
            )
        }
    }

    private func list(_ path: String, kind: String, _ condition: String, _ router: Router<BasicRequestContext>) {
        router.get("/api/v1/\(path)") { _, _ in
            try await self.documents(
                "SELECT document FROM entity WHERE kind = '\(kind)' AND \(condition) ORDER BY id")
        }
    }

    private func documents(_ sql: String) async throws -> Response {
        let rows = try await self.pool.withConnection { try await $0.query(sql).rows }
        return .text("[" + rows.compactMap { $0[0].text }.joined(separator: ",") + "]\n", type: "application/json")
    }
}
