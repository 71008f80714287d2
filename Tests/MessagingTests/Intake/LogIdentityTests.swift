import Contracts
import KafkaClient
@testable import Messaging
import PostgresClient
import ServiceKit
import TestSupport
import Testing

/// What happens when the log under a topic is not the one that was read.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct LogIdentityTests {
    private static let events = (0..<5).map { ToyEvent.joined("I\($0)") }

    /// Reads five events, then changes what is remembered of the log.
    private static func readFive(_ intake: Intake, then change: String?) async throws {
        try await intake.send(Self.events)
        try await intake.whileRunning { _ in try await intake.installation.settled(read: 5) }
        if let change { try await intake.installation.database.query(change) }
    }

    @Test(arguments: [
        ("UPDATE input SET next_offset = 1000, last_offset = NULL WHERE topic LIKE '%.in.beter-wonen'", "0 to 5"),
        ("UPDATE input SET last_digest = '\\x00' WHERE topic LIKE '%.in.beter-wonen'", "offset 4 holds another record"),
        ("UPDATE input SET cluster_id = 'another' WHERE topic LIKE '%.in.beter-wonen'", "it was another"),
    ])
    func aDurableInstallationHaltsAndSaysWhy(change: String, reason: String) async throws {
        try await Intake.with { intake in
            try await Self.readFive(intake, then: change)
            let worker = try intake.start()
            guard case .halted(let text) = try await worker.reaches("halted") else { return }
            await worker.stop()
            #expect(text.contains(intake.installation.topics.intake("beter-wonen")))
            #expect(text.contains(reason))
            #expect(text.contains("rewind"))
            #expect(!worker.status.isReady)
            #expect(try await intake.installation.ledger().read == 5)
        }
    }

    @Test(arguments: [
        "UPDATE input SET next_offset = 1000, last_offset = NULL WHERE topic LIKE '%.in.beter-wonen'",
        "UPDATE input SET last_digest = '\\x00' WHERE topic LIKE '%.in.beter-wonen'",
        "UPDATE input SET cluster_id = 'another' WHERE topic LIKE '%.in.beter-wonen'",
    ])
    func anEmbeddedOneReadsFromTheStartUnderANewIncarnation(change: String) async throws {
        try await Intake.with { intake in
            try await Self.readFive(intake, then: change)
            let before = try await intake.incarnation()
            let worker = try intake.start(identity: .embedded)
            try await intake.installation.settled(read: 10)
            await worker.stop()
            #expect(try await intake.incarnation() != before)
            // Read again, but by their ids known: nothing is doubled, and each reading has a retour of its own.
            let feedback = try await intake.feedback()
            #expect(
                feedback.map(\.summary)
                    == (0..<5).map { "\($0) accepted" } + (0..<5).map { "\($0) accepted again" })
            #expect(try await intake.effects().count == 5)
            let ledger = try await intake.installation.ledger()
            #expect(ledger.isBalanced && ledger.accepted == 5 && ledger.duplicate == 5)
        }
    }

    /// `doorstroom up` after a restart: the broker is new and empty, PostgreSQL is not.
    @Test func anEmbeddedOneGoesOnWithANewBroker() async throws {
        try await Intake.with(development: true) { intake in
            intake.judge.fail(on: "I4")
            try await intake.send(Self.events)
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 5, parked: 1) }
            try await TestBroker.withBroker(development: true) { fresh in
                for topic in [intake.installation.topics.stream(.registration)]
                    + Intake.partners.flatMap({
                        [intake.installation.topics.intake($0), intake.installation.topics.feedback($0)]
                    })
                { try await fresh.create(topic) }
                let worker = try intake.start(identity: .embedded, broker: fresh)
                try await intake.send([ToyEvent.joined("I4", id: "joined-I4-2"), ToyEvent.joined("N")], on: fresh)
                try await intake.installation.settled(read: 7, parked: 2)
                // What was parked under the old log drains as well.
                intake.judge.fail(on: "I4", false)
                try await intake.installation.makeDue()
                try await intake.installation.settled(read: 7)
                await worker.stop()
                let summaries = try await intake.feedback(on: fresh).map(\.summary)
                #expect(summaries == ["0 deferred", "1 accepted", "4 accepted", "0 accepted"])
                #expect(try await intake.effects().count == 7)
                let numbers = try await fresh.records(intake.installation.topics.stream(.registration)).map {
                    try StreamEvent(stream: .registration, bytes: $0.value).seq
                }
                #expect(numbers == [5, 6, 7])
            }
        }
    }

    /// The others are read, and it too as soon as somebody says where to go on.
    @Test func aTopicThatForgotWhatWasNotReadIsLeftOut() async throws {
        try await Intake.with { intake in
            func joined(_ id: String) -> CloudEvent {
                CloudEvent(
                    id: id, source: "urn:nld:doorstroom:lister", type: EventType.institutionJoined.wireName,
                    subject: id,
                    data: ["institutionId": .string(id), "joinedOn": "2019-02-03"])
            }
            try await intake.send([joined("L1")], as: "lister")
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 2) }
            let topic = PostgresValue.text(intake.installation.topics.intake("lister"))
            func move(to offset: Int64) async throws {
                try await intake.installation.database.query(
                    "UPDATE input SET next_offset = $2 WHERE topic = $1", [topic, .int(offset)])
            }
            try await move(to: -5)
            try await intake.send([joined("L2")], as: "lister")
            try await intake.send([ToyEvent.joined("B")])
            try await intake.whileRunning { worker in
                try await eventually("the other partner is heard") { try await intake.feedback().count == 2 }
                #expect(worker.status.phase == .running)
                #expect(try await intake.feedback("lister").count == 1)
                try await move(to: 1)
                try await eventually("it is read again") { try await intake.feedback("lister").count == 2 }
                try await intake.installation.settled(read: 4)
            }
        }
    }

    @Test func anInstallationWaitsForABrokerThatIsAway() async throws {
        try await Intake.with(development: true) { intake in
            try await Self.readFive(intake, then: nil)
            intake.installation.broker.takeDown()
            let worker = try intake.start()
            let phase = try await worker.reaches("waiting")
            #expect(phase.reason?.contains("Kafka") == true)
            intake.installation.broker.bringUp()
            try await worker.reaches("running")
            try await intake.send([ToyEvent.joined("N")])
            try await intake.installation.settled(read: 6)
            await worker.stop()
            #expect(try await intake.effects().count == 6)
        }
    }

    @Test func anInstallationStopsWhileTheBrokerIsAway() async throws {
        try await Intake.with(development: true) { intake in
            let worker = try intake.start()
            try await worker.reaches("running")
            intake.judge.fail(on: "none")
            try await intake.send(Self.events)
            intake.installation.broker.takeDown()
            // Whatever it was in the middle of, it ends when it is told to.
            let clock = ContinuousClock.now
            await worker.stop()
            #expect(ContinuousClock.now - clock < .seconds(15))
            intake.installation.broker.bringUp()
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 5) }
            #expect(try await intake.feedback().map(\.summary) == (0..<5).map { "\($0) accepted" })
        }
    }

    @Test func anInstallationWaitsForItsDatabaseAndSaysWhatIsMissing() async throws {
        try await Intake.with { intake in
            try await intake.installation.database.query("DROP TABLE schema_migration")
            let worker = try intake.start()
            let phase = try await worker.reaches("waiting")
            #expect(phase.reason?.contains("migrate") == true)
            await worker.stop()
        }
    }

    @Test func aBrokerThatGoesAwayAndComesBackShowsAndLosesNothing() async throws {
        try await Intake.with(development: true) { intake in
            try await intake.whileRunning { worker in
                try await intake.send([ToyEvent.joined("A")])
                try await intake.installation.settled(read: 1)
                intake.installation.broker.takeDown()
                let phase = try await worker.reaches("waiting")
                #expect(phase.reason == "Kafka does not answer any more")
                intake.installation.broker.bringUp()
                try await worker.reaches("running")
                try await intake.send([ToyEvent.joined("B")])
                try await intake.installation.settled(read: 2)
            }
            #expect(try await intake.feedback().map(\.summary) == ["0 accepted", "1 accepted"])
        }
    }
}
