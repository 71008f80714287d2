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
            try await intake.installation.broker.sendPacked(40, to: intake.installation.topics.intake("lister"))
            try await intake.whileRunning { worker in
                // Before the batch is detected, and long after: librdkafka fetches it again and again until its
                // partition is left out.
                for name in ["A", "B", "C", "D"] {
                    let before = try await intake.feedback().count
                    try await intake.send([ToyEvent.joined(name)])
                    try await eventually("the other partner is heard") { try await intake.feedback().count > before }
                    try await Task.sleep(for: .seconds(2))
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

    private static func isHeard(_ name: String, _ intake: Intake) async throws {
        let before = try await intake.feedback().count
        try await intake.send([ToyEvent.joined(name)])
        try await eventually("the other partner is heard") { try await intake.feedback().count > before }
    }
}
