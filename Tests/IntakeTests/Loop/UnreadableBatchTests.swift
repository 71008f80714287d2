import Contracts
import KafkaClient
import Logging
import Pipeline
import ServiceKit
import TestSupport
import Testing

/// A batch that librdkafka cannot unpack delays no other partner, and is answered once it can be read.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct UnreadableBatchTests {
    @Test func aBatchThatUnpacksTooLargeWaitsAndOtherPartnersAreRead() async throws {
        try await ToyIntake.with { intake in
            let topic = intake.installation.topics.intake("lister")
            try await intake.installation.broker.sendPacked(40, to: topic)
            let log = TestLog()
            try await intake.whileRunning(logger: Logger(label: "test") { _ in log }) { worker in
                // librdkafka fetches the batch again and again until its partition is suspended. The other partner is
                // heard before that and after it.
                try await Self.isHeard("A", intake)
                try await eventually("the partition is suspended") {
                    log.lines.contains { $0.hasPrefix("error not read") && $0.hasSuffix("topic=\(topic)/0") }
                }
                try await Self.isHeard("B", intake)
                #expect(worker.status.phase == .running)
                #expect(try await intake.feedback("lister").isEmpty)
            }
            try await intake.whileRunning(kafka: ["receive.message.max.bytes": "100000000"]) { _ in
                try await intake.installation.settled(read: 42)
            }
            let answers = try await intake.feedback("lister")
            #expect(answers.count == 40 && answers.allSatisfy { $0.kind == "rejected" })
            #expect(answers.map(\.offset) == Array(0..<40))
        }
    }

    private static func isHeard(_ name: String, _ intake: ToyIntake) async throws {
        let before = try await intake.feedback().count
        try await intake.send([ToyEvent.joined(name)])
        try await eventually("the other partner is heard") { try await intake.feedback().count > before }
    }
}
