import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Metrics
@testable import ServiceKit
import TestSupport
import Testing

/// `doorstroom_http_server_request_duration_seconds`: which series requests make.
@Suite(.timeLimit(.minutes(5)))
struct RequestMetricsTests {
    private static let registry = "doorstroom_http_server_request_duration_seconds_count"

    @Sendable
    private static func routes(_ router: Router<BasicRequestContext>) {
        router.get("/dwellings/{id}") { _, _ in Response.text("found\n") }
        router.get("/missing/{id}") { _, _ -> Response in throw Problem(.notFound, "It is not there.") }
    }

    /// The labels and the count of each series after these requests.
    private func series(_ requests: [(HTTPRequest.Method, String)]) async throws -> [String: String] {
        let registry = PrometheusRegistry()
        let router = HTTPListener.router(metrics: registry, logger: Logger(label: "test"))
        Self.routes(router)
        let responder = HTTPListener.responder(of: router)
        for (method, path) in requests { _ = try await TestHTTP.ask(method, path, of: responder) }
        let lines = registry.render().split(separator: "\n").filter { $0.hasPrefix(Self.registry) }
        return Dictionary(
            uniqueKeysWithValues: lines.compactMap { line in
                let parts = line.dropFirst(Self.registry.count).split(separator: " ")
                return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
            })
    }

    private func labels(_ method: String, _ route: String, _ status: Int) -> String {
        "{http_request_method=\"\(method)\",http_response_status_code=\"\(status)\",http_route=\"\(route)\"}"
    }

    @Test func aRouteCountsByItsPattern() async throws {
        let series = try await self.series([
            (.get, "/dwellings/a"), (.get, "/dwellings/b?x=1"), (.head, "/dwellings/a"), (.get, "/missing/a"),
        ])
        #expect(
            series == [
                self.labels("GET", "/dwellings/{id}", 200): "2", self.labels("HEAD", "/dwellings/{id}", 200): "1",
                self.labels("GET", "/missing/{id}", 404): "1",
            ])
    }

    @Test func whatAClientMakesUpMakesNoSeries() async throws {
        let odd = try #require(HTTPRequest.Method("BREW"))
        let series = try await self.series([
            (.get, "/a"), (.get, "/b"), (.get, "/NotFound"), (.post, "/dwellings/a"), (odd, "/a"),
            (odd, "/dwellings/b"),
        ])
        #expect(
            series == [
                self.labels("GET", "unmatched", 404): "3", self.labels("POST", "unmatched", 405): "1",
                self.labels("_OTHER", "unmatched", 404): "1", self.labels("_OTHER", "unmatched", 405): "1",
            ])
    }

    /// On both listeners of a service.
    @Test func aRequestShowsInMetrics() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        var configuration = try ServiceConfiguration(environment: [:])
        configuration.portFile = file.path
        let service = HTTPService(
            name: "test", configuration: configuration, status: ServiceStatus(), registry: PrometheusRegistry(),
            logger: Logger(label: "test"), routes: Self.routes)
        try await RunningListener.during(try service.listeners(), file: file) { port in
            func get(_ path: String) async throws -> String {
                try await RawClient.ask("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: port)
            }
            _ = try await get("/dwellings/a")
            let answer = try await get("/metrics")
            #expect(answer.contains("text/plain; version=0.0.4"), "\(answer)")
            #expect(answer.contains(Self.registry + self.labels("GET", "/dwellings/{id}", 200) + " 1\n"), "\(answer)")
        }
    }
}
