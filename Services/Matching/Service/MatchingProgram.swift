import Contracts
import Foundation
import Hummingbird
import Logging
import Messaging
import PostgresClient
import ServiceKit
import ServiceLifecycle

/// The composition root of Matching.
public enum MatchingProgram: PipelineProgram {
    public static let name = "doorstroom-matching"
    public static let service = ServiceName.matching
    public static let migrations = MatchingSchema.migrations

    public static func services(_ context: ServiceContext) throws -> [any Service] {
        let configuration = context.configuration
        let worker = StreamWorker(
            processor: MatchingProcessor(), topics: Topics(prefix: configuration.topicPrefix),
            migrations: MatchingSchema.migrations, status: context.status)
        let http = HTTPService(
            name: self.name, configuration: configuration, status: context.status, registry: context.registry,
            logger: context.logger
        ) { router in
            let pool = PostgresPool(configuration.database, applicationName: "doorstroom-matching-http", maximum: 2)
            Self.list("presentations", kind: "presentation", "document->>'state' = 'live'", router, pool)
            Self.list("proposals", kind: "presentation", "document->>'state' = 'proposed'", router, pool)
            Self.list("placements", kind: "placement", "true", router, pool)
            Self.list("quotas", kind: "quota", "true", router, pool)
            Self.list("rounds", kind: "round", "true", router, pool)
            Self.list("dwellings", kind: "dwelling", "true", router, pool)
            router.get("/api/v1/solves") { _, _ in
                try await Self.documents(
                    pool,
                    "SELECT document - 'situation' - 'solution' FROM entity WHERE kind = 'solve' ORDER BY document->>'date'"
                )
            }
        }
        return try [worker.runner(configuration: configuration, logger: context.logger)] + http.listeners()
    }

    private static func list(
        _ path: String, kind: String, _ condition: String, _ router: Router<BasicRequestContext>, _ pool: PostgresPool
    ) {
        router.get("/api/v1/\(path)") { _, _ in
            try await Self.documents(
                pool, "SELECT document FROM entity WHERE kind = '\(kind)' AND \(condition) ORDER BY id")
        }
    }

    private static func documents(_ pool: PostgresPool, _ sql: String) async throws -> Response {
        let rows = try await pool.withConnection { try await $0.query(sql).rows }
        return .text("[" + rows.compactMap { $0[0].text }.joined(separator: ",") + "]\n", type: "application/json")
    }
}
