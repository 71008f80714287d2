import Contracts
import Foundation
import Supervision
import Testing

/// `healthcheck`, as Compose runs it beside each service: with the environment of the service.
@Suite(.serialized, .timeLimit(.minutes(8)))
struct HealthcheckTests {
    private static func check(
        _ service: ServiceName, _ health: String
    ) async throws -> (printed: String, said: String, status: Int32) {
        let address = try #require(URL(string: health))
        return try await ChildProcess.outcome(
            "\(Programs.folder)/doorstroom-\(service.rawValue)", ["healthcheck"],
            environment: [
                "DOORSTROOM_HEALTH_HOST": address.host ?? "", "DOORSTROOM_HEALTH_PORT": "\(address.port ?? 0)",
                // The check asks this machine, past any proxy.
                "http_proxy": "http://127.0.0.1:1", "HTTP_PROXY": "http://127.0.0.1:1",
            ])
    }

    @Test func aServiceIsHealthyWhileItRuns() async throws {
        var health: [String: String] = [:]
        try await InstallationTests.with(onOwnServers: true) { _, endpoints, _ in
            health = endpoints.health
            for service in ServiceName.allCases {
                let outcome = try await Self.check(service, try #require(health[service.rawValue]))
                #expect(outcome.status == 0 && outcome.printed.contains(#""phase":"running""#), "\(outcome)")
            }
        }
        for service in ServiceName.allCases {
            let address = try #require(health[service.rawValue])
            let outcome = try await Self.check(service, address)
            #expect(outcome.status == 1 && outcome.printed.isEmpty, "\(outcome)")
            #expect(outcome.said.contains("doorstroom-\(service.rawValue): \(address.dropFirst("http://".count))"))
        }
    }
}
