import Contracts
import KafkaClient
@testable import Pipeline
import ServiceKit
import TestSupport
import Testing

/// The relay follows the pace of its stream's readers where the log drops records that are not read in time.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct PacingTests {
    /// Reports a reader's position, as its service would.
    private static func tell(_ reader: ServiceName, _ offset: Int64, _ intake: ToyIntake) async throws {
        let broker = intake.installation.broker
        let consumer = try KafkaConsumer(broker.configuration(), group: ConsumerGroups.name(reader.rawValue))
        let stream = TopicPartition(intake.installation.topics.stream(.registration), 0)
        await consumer.commit([stream: offset])
        try await eventually("\(reader) is heard at \(offset)") {
            try await consumer.marks(of: [stream])[stream]?.offset == offset
        }
        await consumer.close()
    }

    private static func end(_ intake: ToyIntake) async throws -> Int64 {
        let consumer = try KafkaConsumer(intake.installation.broker.configuration(), group: "end")
        let stream = TopicPartition(intake.installation.topics.stream(.registration), 0)
        let end = try await consumer.watermarks(stream).upperBound
        await consumer.close()
        return end
    }

    @Test func theRelayWaitsForTheSlowestReaderAndReportsIt() async throws {
        try await ToyIntake.with(development: true) { intake in
            let count: Int64 = 6_000
            let long = String(repeating: "x", count: 40)
            func send(_ numbers: Range<Int64>) async throws {
                try await intake.send(numbers.map { ToyEvent.joined("\(long)-\($0)") })
            }
            try await send(0..<count)
            var worker = try intake.start(identity: .embedded)
            try await eventually("the relay names who it waits for") {
                worker.status.problem?.contains("does not read \(intake.installation.topics.stream(.registration))")
                    == true
            }
            // The relay waits, and the intake continues.
            #expect(worker.status.phase == .running)
            try await eventually("everything is stored") {
                let ledger = try await intake.installation.ledger()
                return ledger.read == count && !ledger.published
            }
            let sent = try await Self.end(intake)
            #expect(sent > 1_000 && sent < count)
            // Progress of two of three readers does not help the third.
            try await Self.tell(.matching, sent, intake)
            try await Self.tell(.monitoring, sent, intake)
            // After a restart the relay finds the unread records, and adds none to them.
            await worker.stop()
            worker = try intake.start(identity: .embedded)
            try await eventually("the slowest is named") { worker.status.problem?.hasPrefix("escalation ") == true }
            #expect(try await Self.end(intake) == sent)
            try await send(count..<count + 10)
            var told = sent
            try await eventually("everything is sent as everybody reads") {
                told = try await Self.end(intake)
                for reader in ServiceName.registration.readers { try await Self.tell(reader, told, intake) }
                return try await intake.installation.ledger().published
            }
            try await intake.installation.settled(read: count + 10)
            #expect(worker.status.problem == nil)
            await worker.stop()
            #expect(try await Self.end(intake) == count + 10)
        }
    }
}
