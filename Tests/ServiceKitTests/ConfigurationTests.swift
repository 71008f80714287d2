import Foundation
@testable import ServiceKit
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ConfigurationTests {
    private static func read(_ environment: [String: String]) throws -> ServiceConfiguration {
        try ServiceConfiguration(environment: environment)
    }

    /// Runs the closure with a file of that content.
    private static func withFile<T>(_ content: String, _ body: (String) throws -> T) throws -> T {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-\(UUID().uuidString)")
        try Data(content.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    @Test func withoutAnythingTheDefaultsHold() throws {
        let configuration = try Self.read([:])
        #expect(configuration.kafka.isEmpty && configuration.database.isEmpty)
        #expect(configuration.kafkaProperties.isEmpty)
        #expect(configuration.topicPrefix == "doorstroom" && configuration.region == "utrecht")
        #expect(configuration.logIdentity == .durable && configuration.calendar == .real)
        #expect(configuration.httpHost == "127.0.0.1" && configuration.httpPort == 0)
        #expect(configuration.portFile == nil && configuration.logLevel == "info")
        #expect(!configuration.exitsWithStandardInput)
        #expect(configuration.connectionLimits == ConnectionLimits(total: 512, perAddress: 128))
    }

    @Test func everyVariableIsRead() throws {
        let configuration = try Self.read([
            "DOORSTROOM_KAFKA": "a:1,b:2", "DOORSTROOM_KAFKA_PROPERTIES": "linger.ms=5; sasl.password = a=b ;",
            "DOORSTROOM_DATABASE": "postgresql://x", "DOORSTROOM_TOPIC_PREFIX": "p", "DOORSTROOM_REGION": "zwolle",
            "DOORSTROOM_LOG": "embedded", "DOORSTROOM_CALENDAR": "simulated", "DOORSTROOM_HTTP_HOST": "0.0.0.0",
            "DOORSTROOM_HTTP_PORT": "65535", "DOORSTROOM_PORT_FILE": "/tmp/port", "DOORSTROOM_LOG_LEVEL": "debug",
            "DOORSTROOM_EXIT_WITH_STDIN": "true", "DOORSTROOM_WEBHOOK_URL": "http://w",
            "DOORSTROOM_HTTP_CONNECTIONS": "100", "DOORSTROOM_HTTP_CONNECTIONS_PER_ADDRESS": "100",
        ])
        #expect(configuration.connectionLimits == ConnectionLimits(total: 100, perAddress: 100))
        #expect(configuration.kafka == "a:1,b:2")
        #expect(configuration.kafkaProperties == ["linger.ms": "5", "sasl.password": "a=b"])
        #expect(configuration.database == "postgresql://x")
        #expect(configuration.topicPrefix == "p" && configuration.region == "zwolle")
        #expect(configuration.logIdentity == .embedded && configuration.calendar == .simulated)
        #expect(configuration.httpHost == "0.0.0.0" && configuration.httpPort == 65_535)
        #expect(configuration.portFile == "/tmp/port" && configuration.logLevel == "debug")
        #expect(configuration.exitsWithStandardInput)
        #expect(configuration.string("webhook.url") == "http://w")
        #expect(configuration.string("webhook.secret") == nil)
    }

    @Test(arguments: [
        ("DOORSTROOM_LOG", "forever"), ("DOORSTROOM_CALENDAR", "maya"), ("DOORSTROOM_HTTP_PORT", "http"),
        ("DOORSTROOM_HTTP_PORT", "65536"), ("DOORSTROOM_HTTP_PORT", "-1"), ("DOORSTROOM_KAFKA_PROPERTIES", "linger.ms"),
        ("DOORSTROOM_DATABASE_FILE", "/no/such/file"), ("DOORSTROOM_LOG_LEVEL", "loud"),
        ("DOORSTROOM_EXIT_WITH_STDIN", "perhaps"),
        ("DOORSTROOM_HTTP_CONNECTIONS", "0"), ("DOORSTROOM_HTTP_CONNECTIONS", "all"),
        ("DOORSTROOM_HTTP_CONNECTIONS_PER_ADDRESS", "0"), ("DOORSTROOM_HTTP_CONNECTIONS_PER_ADDRESS", "513"),
    ])
    func aBadValueIsRefusedUnderItsName(name: String, value: String) {
        let error = #expect(throws: ConfigurationError.self) { try Self.read([name: value]) }
        #expect(error?.description.contains(name) == true)
    }

    @Test func aFurtherListenerIsThereWhenItsPortIs() throws {
        #expect(try Self.read(["DOORSTROOM_INTAKE_HOST": "0.0.0.0"]).listener("intake") == nil)
        let listener = try Self.read(["DOORSTROOM_INTAKE_PORT": "8085"]).listener("intake")
        #expect(listener == HTTPListener(host: "127.0.0.1", port: 8_085, portFile: nil))
        // With a small total, the limit per address is at most the total.
        let small = try Self.read(["DOORSTROOM_HEALTH_PORT": "8091", "DOORSTROOM_HTTP_CONNECTIONS": "9"])
        #expect(
            try small.listener("health")
                == HTTPListener(
                    host: "127.0.0.1", port: 8_091, portFile: nil, limits: ConnectionLimits(total: 9, perAddress: 9)))
        let open = try Self.read(["DOORSTROOM_INTAKE_PORT": "0", "DOORSTROOM_INTAKE_HOST": "::"]).listener("intake")
        #expect(open == HTTPListener(host: "::", port: 0, portFile: nil))
        let error = #expect(throws: ConfigurationError.self) {
            try Self.read(["DOORSTROOM_INTAKE_PORT": "many"]).listener("intake")
        }
        #expect(error?.description.contains("DOORSTROOM_INTAKE_PORT") == true)
    }

    @Test func aFileGivesTheValue() throws {
        try Self.withFile("postgresql://secret\n") { path in
            let configuration = try Self.read(["DOORSTROOM_DATABASE_FILE": path])
            #expect(configuration.database == "postgresql://secret")
        }
        try Self.withFile("hush") { path in
            let configuration = try Self.read(["DOORSTROOM_WEBHOOK_SECRET_FILE": path])
            #expect(configuration.string("webhook.secret") == "hush")
        }
    }

    @Test func aValueAndAFileAtOnceAreRefused() throws {
        try Self.withFile("x") { path in
            let error = #expect(throws: ConfigurationError.self) {
                try Self.read(["DOORSTROOM_DATABASE": "y", "DOORSTROOM_DATABASE_FILE": path])
            }
            #expect(error?.description.contains("DOORSTROOM_DATABASE and DOORSTROOM_DATABASE_FILE") == true)
        }
    }

    @Test func theServersAreAskedForByName() throws {
        let none = #expect(throws: ConfigurationError.self) { try Self.read([:]).requireServers() }
        #expect(none?.description.contains("DOORSTROOM_KAFKA") == true)
        let half = #expect(throws: ConfigurationError.self) {
            try Self.read(["DOORSTROOM_KAFKA": "a:1"]).requireServers()
        }
        #expect(half?.description.contains("DOORSTROOM_DATABASE") == true)
        try Self.read(["DOORSTROOM_KAFKA": "a:1", "DOORSTROOM_DATABASE": "postgresql://x"]).requireServers()
    }
}
