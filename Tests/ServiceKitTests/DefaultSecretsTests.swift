@testable import ServiceKit
import Testing

/// The secrets in docker-compose.yml are only for a single machine.
@Suite(.timeLimit(.minutes(10)))
struct DefaultSecretsTests {
    private static let common = [
        "DOORSTROOM_DATABASE": "postgresql://r@db/r", "DOORSTROOM_DATABASE_PASSWORD": "doorstroom",
        "DOORSTROOM_WEBHOOK_SECRET": "doorstroom",
    ]

    /// - Returns: the warnings.
    private static func check(
        _ changes: [String: String], databases: [String] = ["database"]
    ) throws -> String {
        var warned = ""
        try ServiceConfiguration(environment: Self.common.merging(changes) { $1 })
            .refuseDefaultSecrets(databases: databases) { warned += $0 }
        return warned
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.1,127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8"])
    func defaultSecretsOnLoopbackCauseAWarning(address: String) throws {
        let warning = try Self.check(["DOORSTROOM_PUBLISH_ADDRESS": address])
        #expect(warning.contains("DOORSTROOM_DATABASE_PASSWORD, DOORSTROOM_WEBHOOK_SECRET"), "\(warning)")
        #expect(try !Self.check([:]).isEmpty)
    }

    @Test(arguments: [
        "0.0.0.0", "10.0.0.5", "127.0.0.1, 10.0.0.5", "::", "[::]", "intake.example", "127.0.0.1.example:1",
    ])
    func defaultSecretsOnOtherAddressesAreRefused(address: String) throws {
        let error = #expect(throws: ConfigurationError.self) {
            try Self.check(["DOORSTROOM_PUBLISH_ADDRESS": address])
        }
        let words = error?.description ?? ""
        #expect(words.contains("DOORSTROOM_DATABASE_PASSWORD") && words.contains("DOORSTROOM_WEBHOOK_SECRET"))
        #expect(words.contains("set a secret of your own") && words.contains("DOORSTROOM_PUBLISH_ADDRESS"))
    }

    @Test func withoutASettingTheListenersDecide() throws {
        for host in ["DOORSTROOM_HTTP_HOST", "DOORSTROOM_INTAKE_HOST"] {
            #expect(throws: ConfigurationError.self) { try Self.check([host: "0.0.0.0"]) }
            // In a container every service listens on all addresses; the published ports decide.
            #expect(try !Self.check([host: "0.0.0.0", "DOORSTROOM_PUBLISH_ADDRESS": "127.0.0.1"]).isEmpty)
        }
    }

    @Test func ownSecretsAreAcceptedOnEveryAddress() throws {
        let published = ["DOORSTROOM_PUBLISH_ADDRESS": "0.0.0.0", "DOORSTROOM_DATABASE_PASSWORD": "other"]
        #expect(throws: ConfigurationError.self) { try Self.check(published) }
        #expect(try Self.check(published.merging(["DOORSTROOM_WEBHOOK_SECRET": "other"]) { $1 }).isEmpty)
    }

    @Test(arguments: [
        "postgresql://r:doorstroom@db/r", "postgresql://r@db/r?password=doorstroom&sslmode=require",
        "postgresql://r:d%6forstroom@db/r",
    ])
    func theSecretMayBePartOfTheURL(url: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try Self.check([
                "DOORSTROOM_DATABASE": url, "DOORSTROOM_DATABASE_PASSWORD": "", "DOORSTROOM_WEBHOOK_SECRET": "other",
                "DOORSTROOM_PUBLISH_ADDRESS": "0.0.0.0",
            ])
        }
        #expect(error?.description.hasPrefix("DOORSTROOM_DATABASE:") == true)
    }

    @Test func migrateChecksAllDatabases() throws {
        let error = #expect(throws: ConfigurationError.self) {
            try Self.check(
                [
                    "DOORSTROOM_DATABASE_MATCHING": "postgresql://m@db/m", "DOORSTROOM_WEBHOOK_SECRET": "",
                    "DOORSTROOM_DATABASE_MATCHING_PASSWORD": "doorstroom", "DOORSTROOM_PUBLISH_ADDRESS": "0.0.0.0",
                ], databases: ["database.registration", "database.matching"])
        }
        #expect(error?.description.hasPrefix("DOORSTROOM_DATABASE_MATCHING_PASSWORD:") == true)
    }
}
