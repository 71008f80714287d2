import Contracts
@testable import Intake
import KafkaClient
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing
import Vocabulary

/// A service whose own stream disagrees with its journal sends nothing.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct StreamHeadTests {
    private static let events = (0..<5).map { ToyEvent.joined("I\($0)") }

    private static func withFive(_ body: (ToyIntake) async throws -> Void) async throws {
        try await ToyIntake.with(development: true) { intake in
            try await intake.send(Self.events)
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 5) }
            try await body(intake)
        }
    }

    /// The reason that the halted service gives.
    private static func reason(_ intake: ToyIntake, broker: TestBroker? = nil) async throws -> String {
        let worker = try intake.start(broker: broker)
        let phase = try await worker.reaches("halted")
        await worker.stop()
        return phase.reason ?? ""
    }

    /// Sets the database back by two events, as a restore does.
    static let twoEventsOlder = """
        WITH cut AS (SELECT nr FROM journal WHERE seq = 3),
        rows AS (DELETE FROM journal WHERE seq > 3),
        read AS (UPDATE input SET next_offset = 3, last_offset = NULL, last_digest = NULL, anchor_offset = NULL,
            read_count = 3 WHERE topic LIKE '%.in.beter-wonen'),
        effects AS (DELETE FROM effect WHERE id IN ('joined-I3', 'joined-I4'))
        UPDATE region SET next_seq = 4, next_nr = (SELECT nr + 1 FROM cut), published_nr = (SELECT nr FROM cut)
        """

    @Test func aRestoredDatabaseGivesNoNumberAgain() async throws {
        try await Self.withFive { intake in
            try await intake.installation.database.query(Self.twoEventsOlder)
            let before = try await intake.installation.stream(.registration).count
            let reason = try await Self.reason(intake)
            #expect(reason.contains("ends at number 5, and the journal at 3") && reason.contains("doorstroom recover"))
            #expect(try await intake.installation.stream(.registration).count == before)
        }
    }

    @Test func aLostLogIsNotMistakenForANewOne() async throws {
        try await Self.withFive { intake in
            try await TestBroker.withBroker(development: true) { fresh in
                try await fresh.create(intake.installation.topics.stream(.registration))
                let reason = try await Self.reason(intake, broker: fresh)
                #expect(reason.contains("is empty, and everything up to number 5 was sent"))
            }
        }
    }

    @Test func aRestoredLogThatLacksSentEventsHalts() async throws {
        try await Self.withFive { intake in
            let stream = intake.installation.topics.stream(.registration)
            let records = try await intake.installation.broker.records(stream).prefix(3)
            try await TestBroker.withBroker(development: true) { older in
                try await older.create(stream)
                try await older.send(
                    records.map { KafkaMessage(topic: stream, partition: 0, key: $0.key ?? [], value: $0.value) })
                let reason = try await Self.reason(intake, broker: older)
                #expect(reason.contains("ends at number 3, and everything up to 5 was sent"))
            }
        }
    }

    @Test func aNumberThatIsAnotherFactHalts() async throws {
        try await Self.withFive { intake in
            try await intake.installation.database.query(
                "UPDATE journal SET payload = convert_to('{\"id\":\"other\"}', 'UTF8') WHERE seq = 5")
            #expect(try await Self.reason(intake).contains("number 5 in its log is another fact"))
        }
    }

    /// Events that were not sent before a stop are sent afterwards: that is no disagreement.
    @Test func repeatsOfTheRelayAreNoDisagreement() async throws {
        try await Self.withFive { intake in
            try await intake.installation.database.query("UPDATE region SET published_nr = 2")
            try await intake.whileRunning { worker in
                try await worker.reaches("running")
                try await intake.installation.settled(read: 5)
            }
            let numbers = try await intake.installation.stream(.registration).map(\.seq)
            #expect(Set(numbers) == Set(1...5) && numbers.count > 5)
        }
    }

    /// An instance that was frozen while sending wakes, and its remaining messages follow those of its successor.
    @Test func repeatsOfAFrozenInstanceAreNoDisagreement() async throws {
        try await Self.withFive { intake in
            let stream = intake.installation.topics.stream(.registration)
            let third = try #require(try await intake.installation.broker.records(stream).dropFirst(2).first)
            try await intake.installation.broker.send([
                KafkaMessage(topic: stream, partition: 0, key: third.key ?? [], value: third.value)
            ])
            _ = try await intake.whileRunning { try await $0.reaches("running") }
        }
    }

    /// `recover` has the journal sent again: a running service halts for it.
    @Test func aRunningServiceGivesWayToRecovery() async throws {
        try await Self.withFive { intake in
            try await intake.whileRunning { worker in
                try await worker.reaches("running")
                try await intake.installation.database.query("UPDATE region SET log_problem = 'sent again (recover)'")
                let phase = try await worker.reaches("halted")
                #expect(phase.reason?.contains("sent again (recover)") == true)
            }
        }
    }

    /// A log that is replaced while the service writes to it: a later message gets a lower offset than an earlier one.
    @Test func aLogReplacedDuringWritingHaltsForGood() async throws {
        try await Self.withFive { intake in
            let stream = intake.installation.topics.stream(.registration)
            try await intake.installation.database.withConnection { connection in
                let region = try #require(
                    try await connection.transaction { try RegionStore.acquire("utrecht", on: $0) })
                let producer = try KafkaProducer(intake.installation.broker.configuration())
                defer { producer.close() }
                let relay = Relay(
                    region, database: connection, producer: producer, stream: stream,
                    renderer: IntakeRenderer(topics: intake.installation.topics), logger: ToyInstallation.logger)
                // The next message gets offset 5, although the log was known to end at 8.
                await relay.expect(after: 8)
                try await connection.query("UPDATE region SET published_nr = 4")
                await #expect(throws: HaltError.self) { try await relay.recover() }
            }
            #expect(try await Self.reason(intake).contains("was written after offset 8"))
        }
    }
}
