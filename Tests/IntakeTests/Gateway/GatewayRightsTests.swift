import Contracts
@testable import Intake
import KafkaClient
@testable import Pipeline
import ServiceKit
import TestSupport
import Testing

/// The HTTP answer to a partner when the service itself lacks a right.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct GatewayRightsTests {
    private static func with(_ body: (TestBroker, IntakeGateway) async throws -> Void) async throws {
        try await TestBroker.withBroker(development: true) { broker in
            try await broker.createTopics([], partners: ["lister", "beter-wonen"])
            var configuration = try ServiceConfiguration(environment: [:])
            configuration.kafka = broker.bootstrapServers
            configuration.topicPrefix = broker.topics.prefix
            let gateway = try IntakeGateway(configuration: configuration, clientId: "gateway")
            try await body(broker, gateway)
            await gateway.close()
        }
    }

    private static let message = PartnerMessage(key: "a", body: Array("{}".utf8))

    @Test func aTopicWithoutWriteRightIsNamed() async throws {
        try await Self.with { broker, gateway in
            broker.forbid(broker.topics.intake("lister"))
            let error = await #expect(throws: GatewayError.self) {
                try await gateway.send([Self.message], as: "lister")
            }
            #expect(error?.isOfRights == true)
            #expect(error?.description.contains("has no right to write to (Write) topic") == true, "\(error as Any)")
            let receipts = try await gateway.send([Self.message], as: "beter-wonen")
            #expect(receipts.map(\.offset) == [0])
            broker.forbid(broker.topics.intake("lister"), false)
            let given = try await gateway.send([Self.message], as: "lister")
            #expect(given.map(\.offset) == [0])
        }
    }

    @Test func invisibleFeedbackIsNotReportedAsNone() async throws {
        try await Self.with { broker, gateway in
            broker.forbid(broker.topics.feedback("lister"))
            for call in [
                { _ = try await gateway.feedbackEnd("lister") },
                { _ = try await gateway.feedback("lister", from: .start, maximum: 10) },
            ] as [() async throws -> Void] {
                let error = await #expect(throws: GatewayError.self) { try await call() }
                #expect(error?.isOfRights == true)
                #expect(error?.description.contains("no right to see (Describe) topic") == true, "\(error as Any)")
            }
            broker.hide(broker.topics.feedback("beter-wonen"))
            let missing = await #expect(throws: GatewayError.self) { try await gateway.feedbackEnd("beter-wonen") }
            #expect(missing?.isOfRights == false)
            broker.forbid(broker.topics.feedback("lister"), false)
            let end = try await gateway.feedbackEnd("lister")
            #expect(end.description == "0")
        }
    }

    @Test func unreadableFeedbackIsNotReportedAsNone() async throws {
        try await Self.with { broker, gateway in
            let topic = broker.topics.feedback("lister")
            try await broker.send([KafkaMessage(topic: topic, key: [], value: Array("{}".utf8))])
            broker.refuse(.fetch, times: 1)
            let error = await #expect(throws: GatewayError.self) {
                try await gateway.feedback("lister", from: .start, maximum: 10)
            }
            #expect(error?.isOfRights == true)
            #expect(error?.description.contains("no right to read (Read) topic «\(topic)»") == true, "\(error as Any)")
            let answers = try await gateway.feedback("lister", from: .start, maximum: 10)
            #expect(answers.events.count == 1)
        }
    }
}
