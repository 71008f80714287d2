@testable import CommandExecution
import Contracts
import JSON
import KafkaClient
import PostgresClient
import ServiceKit
import TestSupport
import Testing

/// Changes to a log that only a real cluster makes: topics are deleted and recreated, and records are deleted.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct RealLogTests {
    /// - Returns: whether the test can run.
    private static func needsCluster() -> Bool {
        if TestBroker.isDevelopment {
            print("skipped: DOORSTROOM_KAFKA names no cluster, and the development broker deletes nothing")
        }
        return !TestBroker.isDevelopment
    }

    @Test func recordsDeletedBeforeReadingAreReported() async throws {
        guard Self.needsCluster() else { return }
        try await ToyIntake.with { intake in
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 1) }
            try await intake.send((0..<4).map { ToyEvent.joined("I\($0)") })
            let source = TopicPartition(intake.installation.topics.intake("beter-wonen"), 0)
            try await KafkaAdmin(intake.installation.broker.configuration()).deleteRecords(before: 3, of: source)
            try await intake.whileRunning { worker in
                try await intake.installation.settled(read: 3)
                #expect(worker.status.phase == .running)
            }
            #expect(try await intake.effects() == ["joined-A", "joined-I2", "joined-I3"])
            let lost = try #require(try await intake.feedback().first { $0.kind == "lost" })
            let data = try JSONParser.parse(lost.bytes)["data"]
            #expect(data?["from"] == 1 && data?["until"] == 3 && data?["cause"] == "expired")
        }
    }

    /// The recreated topic soon has as many records as had been read: the offset lies inside the log, but the log is
    /// another.
    @Test func aTopicRecreatedDuringReadingStopsAloneUntilARewind() async throws {
        guard Self.needsCluster() else { return }
        try await ToyIntake.with { intake in
            let topic = intake.installation.topics.intake("beter-wonen")
            let admin = try KafkaAdmin(intake.installation.broker.configuration())
            try await intake.send((0..<5).map { ToyEvent.joined("I\($0)") })
            try await intake.whileRunning { worker in
                try await intake.installation.settled(read: 5)
                try await admin.delete([topic])
                try await eventually("it is gone") { try await admin.topics()[topic] == nil }
                try await intake.installation.broker.create(topic)
                try await intake.send((5..<10).map { ToyEvent.joined("I\($0)") })
                // Wait long enough for an idle topic to be checked.
                try await Task.sleep(for: .seconds(15))
                #expect(worker.status.phase == .running)
                try await intake.installation.database.withConnection { connection in
                    _ = try await Rewinding.rewind(topic, to: nil, on: connection)
                }
                try await intake.installation.settled(read: 10)
            }
            #expect(try await intake.effects() == Set((0..<10).map { "joined-I\($0)" }))
            #expect(try await intake.feedback().contains { $0.kind == "lost" })
        }
    }
}
