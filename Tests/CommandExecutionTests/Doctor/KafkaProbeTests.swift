@testable import CommandExecution
import Contracts
import KafkaClient
@testable import Pipeline
import TestSupport
import Testing

/// The probe on a running broker.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct KafkaProbeTests {
    private static func with(
        development: Bool = true, _ body: (TestBroker, KafkaProbe) async throws -> Void
    ) async throws {
        try await TestBroker.withBroker(development: development) { broker in
            let probe = try KafkaProbe(broker.configuration("doctor"))
            do {
                try await body(broker, probe)
                await probe.close()
            } catch {
                await probe.close()
                throw error
            }
        }
    }

    @Test func readingIsTriedOnEmptyAndFullTopics() async throws {
        try await Self.with(development: false) { broker, probe in
            let topic = broker.name("topic")
            try await broker.create(topic)
            let id = try await probe.clusterId()
            #expect(!id.isEmpty && id != "?")
            try await probe.tryReading(topic)
            try await broker.send([KafkaMessage(topic: topic, key: [], value: [1])])
            try await probe.tryReading(topic)
            try await probe.tryCommitting(topic)
            let visible = try await probe.topics()
            #expect(visible.contains(topic))
        }
    }

    @Test func aMissingRightIsFoundByTrying() async throws {
        try await Self.with { broker, probe in
            let topic = broker.name("topic")
            try await broker.create(topic)
            broker.refuse(.fetch, times: 3)
            let read = await #expect(throws: KafkaError.self) { try await probe.tryReading(topic) }
            #expect(read?.code == .topicAuthorization)
            try await probe.tryReading(topic)
            broker.refuse(.produce)
            let written = await #expect(throws: KafkaError.self) {
                try await probe.tryWriting(topic, largerThan: 1_000)
            }
            #expect(written?.code == .topicAuthorization)
            broker.refuse(.commit)
            let committed = await #expect(throws: KafkaError.self) { try await probe.tryCommitting(topic) }
            #expect(committed?.code == .groupAuthorization)
            broker.forbid(topic)
            let seen = await #expect(throws: KafkaError.self) { try await probe.replicas(of: topic) }
            #expect(seen?.code == .topicAuthorization)
        }
    }

    /// The development broker accepts every record, so the probe must leave no test record on it.
    @Test func theDevelopmentBrokerIsKnown() async throws {
        try await Self.with { broker, probe in
            let isDevelopment = try await probe.isDevelopment()
            #expect(isDevelopment)
            let topics = broker.topics
            try await broker.createTopics([.registration, .matching], partners: ["lister"])
            let lister = Partner(id: "lister", kind: .institution, name: "Lister")
            let findings = await ClusterExamination(
                service: .registration, topics: topics, directory: PartnerDirectory([lister]),
                durability: .clusterDefaults, user: "user", principal: "User:registration", probe: probe
            ).run()
            let states = findings.map(\.state)
            #expect(!states.contains(.wrong) && !states.contains(.advice), "\(findings.map(\.line))")
            #expect(states.count { $0 == .doesNotApply } == 1)
            for topic in [topics.intake("lister"), topics.feedback("lister"), topics.stream(.registration)] {
                #expect(findings.contains { $0.text.hasPrefix("topic \(topic): 1 partition") })
                #expect(try await broker.records(topic).isEmpty)
            }
        }
    }

    /// Only a cluster with an authorizer refuses on its own.
    @Test func aTooLargeRecordShowsTheRightToWriteOnARealCluster() async throws {
        guard !TestBroker.isDevelopment else {
            print("skipped: DOORSTROOM_KAFKA names no real cluster, and the development broker takes every record")
            return
        }
        try await Self.with(development: false) { broker, probe in
            let topic = broker.name("topic")
            try await broker.create(topic)
            let settings = try await probe.settings(of: topic)
            let bytes = try #require(settings["max.message.bytes"].flatMap { Int($0.value) })
            try await probe.tryWriting(topic, largerThan: bytes)
            #expect(try await broker.records(topic).isEmpty)
        }
    }

    @Test func settingsAreReadAndReplacedOnARealCluster() async throws {
        guard !TestBroker.isDevelopment else {
            print("skipped: DOORSTROOM_KAFKA names no real cluster, and the development broker has no settings")
            return
        }
        try await TestBroker.withBroker { broker in
            let topic = broker.name("topic")
            try await broker.create(topic)
            let admin = try KafkaAdmin(broker.configuration())
            try await admin.replaceSettings([topic: ["segment.ms": "3600000", "retention.ms": "1000000"]])
            let definition = TopicDefinition(topic, configuration: ["retention.ms": "-1"])
            let lines = try await TopicMaker(cluster: admin).make([definition])
            #expect(lines == ["changed: \(topic) retention.ms=-1 (was 1000000)"])
            try await eventually("the settings") {
                let settings = try await admin.settings(of: [topic])[topic] ?? [:]
                return settings["retention.ms"] == TopicSetting("-1", isOwn: true)
                    && settings["segment.ms"] == TopicSetting("3600000", isOwn: true)
            }
        }
    }
}
