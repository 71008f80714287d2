import Contracts
import Foundation
import KafkaClient
import Pipeline
import ServiceKit
import Synchronization

/// A broker for one test: a development broker of its own, or the cluster that `DOORSTROOM_KAFKA` names, with a
/// random topic prefix there.
public final class TestBroker: Sendable {
    private static let given = Environment.current["DOORSTROOM_KAFKA"]
    private static let givenProperties = TestBroker.properties(
        Environment.current["DOORSTROOM_KAFKA_PROPERTIES"] ?? "")

    /// Whether the broker is librdkafka's mock in this process.
    public static var isDevelopment: Bool { Self.given == nil }

    public let bootstrapServers: String
    public let topics: Topics
    private let development: Own?
    private let made = Mutex<Set<String>>([])

    private final class Own: Sendable {
        let broker: Mutex<DevelopmentBroker>

        init(_ broker: sending DevelopmentBroker) {
            self.broker = Mutex(broker)
        }
    }

    private init(development isDevelopment: Bool) throws {
        self.topics = Topics(prefix: "test-" + RandomName.make())
        if !isDevelopment, let given = Self.given {
            self.bootstrapServers = given
            self.development = nil
        } else {
            let broker = try DevelopmentBroker()
            self.bootstrapServers = broker.bootstrapServers
            self.development = Own(broker)
        }
    }

    /// Runs the closure with a broker and removes the topics that it made afterwards.
    /// - Parameter isDevelopment: for tests of behaviour that only the development broker has.
    public static func withBroker<T>(
        development isDevelopment: Bool = false, isolation: isolated (any Actor)? = #isolation,
        _ body: (TestBroker) async throws -> T
    ) async throws -> T {
        let broker = try TestBroker(development: isDevelopment)
        do {
            let value = try await body(broker)
            try await broker.cleanUp()
            return value
        } catch {
            try? await broker.cleanUp()
            throw error
        }
    }

    public func configuration(_ clientId: String = "test", _ properties: [String: String] = [:]) -> KafkaConfiguration {
        KafkaConfiguration(
            bootstrapServers: self.bootstrapServers, clientId: clientId,
            properties: (self.development == nil ? Self.givenProperties : [:]).merging(properties) { $1 })
    }

    /// A unique name.
    public func name(_ suffix: String) -> String { "\(self.topics.prefix).\(suffix)" }

    public func create(_ topic: String, partitions: Int = 1) async throws {
        self.made.withLock { _ = $0.insert(topic) }
        guard let development = self.development else {
            let admin = try KafkaAdmin(self.configuration())
            _ = try await admin.create([TopicDefinition(topic, partitions: partitions)])
            return try await eventually("topic \(topic)") { try await admin.topics()[topic] == partitions }
        }
        try development.broker.withLock { try $0.create(topic, partitions: partitions) }
    }

    /// Makes the topics of the services, for the given partners.
    public func createTopics(_ services: [ServiceName], partners: [String] = []) async throws {
        for service in services { try await self.create(self.topics.stream(service)) }
        for partner in partners {
            try await self.create(self.topics.intake(partner))
            try await self.create(self.topics.feedback(partner))
        }
    }

    /// Sends `count` records of 900 kB as one batch, which zstd packs into a few kilobytes.
    public func sendPacked(_ count: Int, to topic: String) async throws {
        let producer = try KafkaProducer(
            self.configuration(
                "test-packer",
                [
                    "compression.type": "zstd", "linger.ms": "500", "batch.size": "100000000",
                    "message.max.bytes": "100000000",
                ]))
        defer { producer.close() }
        try await producer.send(
            (0..<count).map { _ in
                KafkaMessage(
                    topic: topic, partition: 0, key: [], value: Array(repeating: UInt8(ascii: "x"), count: 900_000))
            })
    }

    /// Makes a topic seem missing, until it is shown again (development broker only).
    public func hide(_ topic: String, _ isHidden: Bool = true) {
        self.development?.broker.withLock { $0.hide(topic, isHidden) }
    }

    /// Takes a partition's leader away, or gives it back (development broker only).
    public func lead(_ topic: String, _ isLed: Bool) {
        self.development?.broker.withLock { $0.lead(TopicPartition(topic, 0), isLed) }
    }

    /// Makes the broker act as if we had no right to a topic (development broker only).
    public func forbid(_ topic: String, _ isForbidden: Bool = true) {
        self.development?.broker.withLock { $0.forbid(topic, isForbidden) }
    }

    /// Refuses the next requests of one kind because a right is missing (development broker only).
    public func refuse(_ request: DevelopmentBroker.Request, times: Int = 1) {
        self.development?.broker.withLock { $0.refuse(request, times: times) }
    }

    /// Cuts all connections (development broker only).
    public func takeDown() { self.development?.broker.withLock { $0.takeDown() } }

    public func bringUp() { self.development?.broker.withLock { $0.bringUp() } }

    private func cleanUp() async throws {
        guard self.development == nil else { return }
        let names = self.made.withLock { $0.sorted() }
        try await KafkaAdmin(self.configuration()).delete(names)
    }

    private static func properties(_ text: String) -> [String: String] {
        var properties: [String: String] = [:]
        for item in text.split(separator: ";") {
            let parts = item.split(separator: "=", maxSplits: 1).map { String($0) }
            if parts.count == 2 { properties[parts[0]] = parts[1] }
        }
        return properties
    }
}
