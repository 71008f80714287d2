import Contracts
import Foundation
import Hummingbird
import Logging
import Messaging
import MonitoringDomain
import PostgresClient
import ServiceKit
import ServiceLifecycle
import Vocabulary

/// The composition root of Monitoring.
public enum MonitoringProgram: PipelineProgram {
    public static let name = "doorstroom-monitoring"
    public static let service = ServiceName.monitoring
    public static let migrations = [EntityStore.migration]

    public static func services(_ context: ServiceContext) throws -> [any Service] {
        let configuration = context.configuration
        let worker = StreamWorker(
            processor: MonitoringProcessor(), topics: Topics(prefix: configuration.topicPrefix),
            migrations: self.migrations, status: context.status)
        let http = HTTPService(
            name: self.name, configuration: configuration, status: context.status, registry: context.registry,
            logger: context.logger
        ) { router in
            let pool = PostgresPool(configuration.database, applicationName: "doorstroom-monitoring-http", maximum: 2)
            router.get("/api/v1/indicators") { request, _ in
                let query = try IndicatorRequest.query(request)
                let values = try await self.indicators(pool, query)
                return Response.text(try IndicatorRequest.json(values), type: "application/json")
            }
            router.get("/api/v1/signals") { _, _ in
                let rows = try await pool.withConnection { connection in
                    try await connection.query("SELECT document FROM entity WHERE kind = 'signal' ORDER BY id").rows
                }
                return Response.text(
                    "[" + rows.compactMap { $0[0].text }.joined(separator: ",") + "]\n", type: "application/json")
            }
        }
        return try [worker.runner(configuration: configuration, logger: context.logger)] + http.listeners()
    }

    private static func indicators(_ pool: PostgresPool, _ query: IndicatorQuery) async throws -> [IndicatorValue] {
        let snapshot = try await pool.withConnection { connection in
            try await connection.transaction { try MonitoringStore.load(on: $0) }
        }
        return MonitoringState(restoring: snapshot).indicators(for: query)
    }
}

/// `GET /api/v1/indicators?id=…&period=…&dimension=…`; each may be left out.
enum IndicatorRequest {
    static func query(_ request: Request) throws -> IndicatorQuery {
        let parameters = request.uri.queryParameters
        var ids: Set<IndicatorID>?
        if let text = parameters["id"].map(String.init) {
            guard let id = IndicatorID(rawValue: text) else {
                throw HTTPError(.badRequest, message: "there is no indicator «\(text)»")
            }
            ids = [id]
        }
        let period = try parameters["period"].map { text in
            guard let period = IndicatorPeriod(String(text)) else {
                throw HTTPError(.badRequest, message: "period has to be 2019, 2019-Q3 or round:…")
            }
            return period
        }
        let dimension = try parameters["dimension"].map { text in
            guard let dimension = IndicatorDimension(String(text)) else {
                throw HTTPError(.badRequest, message: "dimension has to be total, group:… or corporation:…")
            }
            return dimension
        }
        return IndicatorQuery(ids: ids, period: period, dimension: dimension)
    }

    /// Each value with its words, its definition's title and its source.
    static func json(_ values: [IndicatorValue]) throws -> String {
        let items = values.map { value -> JSONValue in
            let definition = value.id.definition
            return .object(omittingNil: [
                ("id", .string(value.id.rawValue)), ("title", .string(definition.title)),
                ("period", .string(value.period.description)), ("dimension", .string(value.dimension.description)),
                ("numerator", JSONValue(value.numerator)), ("denominator", value.denominator.map { JSONValue($0) }),
                ("unit", .string(value.unit.rawValue)), ("text", .string(value.dutchText)),
                (
                    "target",
                    value.target.map { target in
                        .object(omittingNil: [
                            ("numerator", JSONValue(target.numerator)),
                            ("denominator", target.denominator.map { JSONValue($0) }),
                        ])
                    }
                ),
                ("definition", .string(definition.definition)), ("source", .string(definition.planSection)),
                ("requirement", .string(definition.requirement)),
            ])
        }
        return JSONWriter.string(.array(items)) + "\n"
    }
}
