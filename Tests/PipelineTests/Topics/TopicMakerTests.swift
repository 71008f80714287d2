import Contracts
import KafkaClient
@testable import Pipeline
import ServiceKit
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct TopicMakerTests {
    private static let topics = Topics()

    @Test func missingTopicsAreMadeOnce() async throws {
        let cluster = FakeCluster()
        let definitions = Self.topics.definitions(
            for: .registration, directory: PartnerDirectory([]), TopicDurability(replicas: 3, minInsync: 2))
        let maker = TopicMaker(cluster: cluster)
        #expect(try await maker.make(definitions) == ["made: doorstroom.registration"])
        #expect(cluster.now.topics["doorstroom.registration"]?.replication == 3)
        #expect(cluster.now.topics["doorstroom.registration"]?.configuration["min.insync.replicas"] == "2")
        #expect(try await maker.make(definitions) == [])
        #expect(cluster.now.replacements.isEmpty)
    }

    /// The only available request replaces all of a topic's own settings, so foreign ones have to be included.
    @Test func differentSettingsAreCorrectedAndForeignOnesKept() async throws {
        let definitions = Self.topics.definitions(of: "lister", .clusterDefaults)
        let intake = Self.topics.intake("lister")
        let cluster = FakeCluster { state in
            for definition in definitions { state.topics[definition.name] = definition }
            state.settings[Self.topics.feedback("lister")] =
                definitions[1].configuration.mapValues { TopicSetting($0, isOwn: false) }
            state.settings[intake] = definitions[0].configuration.mapValues { TopicSetting($0, isOwn: true) }
                .merging([
                    "message.timestamp.type": TopicSetting("CreateTime", isOwn: false),
                    "compression.type": TopicSetting("zstd", isOwn: true),
                    "segment.ms": TopicSetting("3600000", isOwn: true),
                    "flush.ms": TopicSetting("9223372036854775807", isOwn: false),
                ]) { $1 }
        }
        let lines = try await TopicMaker(cluster: cluster).make(definitions)
        #expect(
            lines == [
                "changed: \(intake) compression.type=uncompressed (was zstd)",
                "changed: \(intake) message.timestamp.type=LogAppendTime (was CreateTime)",
            ])
        var expected = definitions[0].configuration
        expected["segment.ms"] = "3600000"
        #expect(cluster.now.replacements == [[intake: expected]])
    }

    @Test func tooFewReplicasAreNamed() async throws {
        let definitions = Self.topics.definitions(for: .matching, TopicDurability(replicas: 3, minInsync: nil))
        let cluster = FakeCluster { state in
            state.topics["doorstroom.matching"] = definitions[0]
            state.settings["doorstroom.matching"] = definitions[0].configuration.mapValues {
                TopicSetting($0, isOwn: true)
            }
            state.replicas = 1
        }
        let lines = try await TopicMaker(cluster: cluster).make(definitions)
        #expect(lines.count == 1 && lines[0].hasPrefix("doorstroom.matching is kept by 1 of 3 brokers"))
    }

    /// With the sender's timestamps, events that a partner replays from last year would be deleted before they are
    /// read.
    @Test func partnersEventsAgeFromWhenTheyCame() {
        let definitions = Self.topics.definitions(of: "lister", .clusterDefaults)
        #expect(definitions[0].configuration["message.timestamp.type"] == "LogAppendTime")
        #expect(definitions[0].configuration["min.insync.replicas"] == nil && definitions[0].replication == -1)
    }

    @Test func theNumbersOfBrokersAreChecked() throws {
        let given = ["DOORSTROOM_KAFKA_REPLICAS": "3", "DOORSTROOM_KAFKA_MIN_INSYNC": "2"]
        let configuration = try ServiceConfiguration(environment: given)
        #expect(TopicDurability(configuration) == TopicDurability(replicas: 3, minInsync: 2))
        #expect(TopicDurability(try ServiceConfiguration(environment: [:])) == .clusterDefaults)
        for (environment, word) in [
            (["DOORSTROOM_KAFKA_REPLICAS": "0"], "DOORSTROOM_KAFKA_REPLICAS"),
            (["DOORSTROOM_KAFKA_MIN_INSYNC": "two"], "DOORSTROOM_KAFKA_MIN_INSYNC"),
            (["DOORSTROOM_KAFKA_REPLICAS": "2", "DOORSTROOM_KAFKA_MIN_INSYNC": "3"], "nothing could ever be sent"),
        ] {
            let error = #expect(throws: ConfigurationError.self) { try ServiceConfiguration(environment: environment) }
            #expect(error.map { "\($0)".contains(word) } == true)
        }
    }
}
