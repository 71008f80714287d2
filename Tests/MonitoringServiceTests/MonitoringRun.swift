import JSON
@testable import MonitoringService
import TestSupport

typealias MonitoringRun = ServiceRun<MonitoringProcessor>

extension MonitoringRun {
    static func with(
        isolation: isolated (any Actor)? = #isolation, _ body: (inout MonitoringRun) async throws -> Void
    ) async throws {
        try await Self.with(MonitoringProcessor(), migrations: MonitoringSchema.migrations, body)
    }

    func get(_ path: String, isolation: isolated (any Actor)? = #isolation) async throws -> TestHTTP.Answer {
        try await self.answer(path) { MonitoringRoutes(pool: $0).add(to: $1) }
    }

    func list(_ path: String, isolation: isolated (any Actor)? = #isolation) async throws -> [JSONValue] {
        try JSONParser.parse(Array(try await self.get(path).body.utf8)).arrayValue ?? []
    }
}
