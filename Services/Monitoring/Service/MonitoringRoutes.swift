import Access
import Hummingbird
import MonitoringDomain
import PostgresClient
import ServiceKit
import SignIn

/// Monitoring over HTTP: figures and signals, for programs.
struct MonitoringRoutes: Sendable {
    let pool: PostgresPool

    func add(to routes: GuardedRoutes) {
        routes.reads(.figures, "/api/v1/indicators") { request, _, _ in
            let query = try IndicatorRequest.query(request)
            return Response.json(IndicatorRequest.json(try await self.indicators(query)))
        }
        routes.reads(.alerts, "/api/v1/signals") { _, _, _ in
            let rows = try await self.pool.withConnection { connection in
                try await connection.query("SELECT document FROM entity WHERE kind = 'signal' ORDER BY id").rows
            }
            return Response.text(
                "[" + rows.compactMap { $0[0].text }.joined(separator: ",") + "]\n", type: "application/json")
        }
    }

    private func indicators(_ query: IndicatorQuery) async throws -> [IndicatorValue] {
        let snapshot = try await self.pool.withConnection { connection in
            try await connection.transaction { try MonitoringStore.load(on: $0) }
        }
        return MonitoringState(restoring: snapshot).indicators(for: query)
    }
}
