@testable import CommandExecution
import Contracts
import JSON
import KafkaClient
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing

/// The log of a topic is not the one that was read before.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct LogIdentityTests {
    private static let events = (0..<5).map { ToyEvent.joined("I\($0)") }

    /// Reads five events, then changes what the database remembers of the log.
    private static func readFive(_ intake: ToyIntake, then change: String?) async throws {
        try await intake.send(Self.events)
        try await intake.whileRunning { _ in try await intake.installation.settled(read: 5) }
        if let change { try await intake.installation.database.query(change) }
    }

    /// One partner's topic was replaced: only that topic stops, and it resumes when an operator rewinds it while the
    /// service runs.
    @Test(arguments: [
        ("UPDATE input SET next_offset = 1000, last_offset = NULL WHERE topic LIKE '%.in.beter-wonen'", 1_000),
        ("UPDATE input SET last_digest = '\\x00' WHERE topic LIKE '%.in.beter-wonen'", 5),
        ("UPDATE input SET anchor_offset = 0, anchor_digest = '\\x00' WHERE topic LIKE '%.in.beter-wonen'", 5),
    ])
    func aReplacedTopicWaitsAlone(change: String, from: Int64) async throws {
        try await ToyIntake.with { intake in
            try await Self.readFive(intake, then: change)
            let topic = intake.installation.topics.intake("beter-wonen")
            try await intake.whileRunning { worker in
                try await intake.send([ToyEvent.joined("N")])
                try await intake.send([Self.joined("L1")], as: "lister")
                try await eventually("the other partner is heard") { try await intake.feedback("lister").count == 1 }
                #expect(worker.status.phase == .running)
                #expect(try await intake.feedback().count == 5)
                try await intake.installation.database.withConnection { connection in
                    _ = try await Rewinding.rewind(topic, to: nil, on: connection)
                }
                try await intake.installation.settled(read: 12)
                #expect(worker.status.phase == .running)
            }
            // The events are read again and recognised by their ids; the partner is told which part of the former log
            // was not read.
            let feedback = try await intake.feedback()
            #expect(feedback.filter { $0.kind == "accepted" && $0.isDuplicate }.count == 5)
            #expect(feedback.filter { $0.kind == "accepted" && !$0.isDuplicate }.count == 6)
            let lost = try #require(try feedback.first { $0.kind == "lost" }.map { try JSONParser.parse($0.bytes) })
            #expect(lost["data"]?["topic"]?.stringValue == topic && lost["data"]?["from"]?.integerValue == from)
            #expect(lost["data"]?["cause"] == "replaced" && lost["data"]?["lastReadAt"]?.stringValue != nil)
            #expect(try await intake.feedback("vierde-huis").map(\.kind) == ["lost"], "the office")
            #expect(try await intake.feedback("lister").map(\.kind) == ["rejected"], "it may not say that")
            #expect(try await intake.installation.ledger().isBalanced)
        }
    }

    /// The whole broker was replaced, not only one partner's topic.
    @Test func whenAllTopicsAreReplacedTheServiceHaltsWithAReason() async throws {
        try await ToyIntake.with { intake in
            try await intake.send(Self.events)
            for partner in ToyIntake.partners where partner != "beter-wonen" {
                try await intake.send([Array("{}".utf8)], as: partner)
            }
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 8) }
            try await intake.installation.database.query("UPDATE input SET cluster_id = 'another'")
            let worker = try intake.start()
            guard case .halted(let text) = try await worker.reaches("halted") else { return }
            await worker.stop()
            #expect(text.contains("it was another") && text.contains("doorstroom recover"))
            #expect(!worker.status.isReady)
            #expect(try await intake.installation.ledger().read == 8)
        }
    }

    /// A topic that is deleted and recreated while the service reads it continues at the old offset, without an error
    /// from the broker.
    @Test(arguments: [false, true])
    func aTopicReplacedDuringReadingIsNoticed(isIdle: Bool) async throws {
        try await ToyIntake.with { intake in
            let topic = intake.installation.topics.intake("beter-wonen")
            try await intake.whileRunning { worker in
                try await intake.send(Self.events)
                try await intake.installation.settled(read: 5)
                // Wait until an anchor is stored for the records that were read.
                try await eventually("an anchor") {
                    try await intake.send([Self.joined("L-\(RandomName.make())")], as: "lister")
                    try await intake.send([ToyEvent.joined("A-\(RandomName.make())")])
                    return try await intake.installation.database.query(
                        "SELECT 1 FROM input WHERE topic = $1 AND anchor_offset >= 4", [.text(topic)]
                    ).count == 1
                }
                let before = try await intake.installation.ledger().read
                intake.switched.replace(topic)
                if isIdle {
                    // The new log has as many records as had been read: no record arrives, and the change is noticed
                    // all the same.
                    try await Task.sleep(for: .seconds(15))
                } else {
                    try await intake.send([ToyEvent.joined("X")])
                    try await intake.installation.settled(read: before + 1)
                    try await Task.sleep(for: .seconds(3))
                }
                // From now on this topic is not read, and all others are.
                let noticed = before + (isIdle ? 0 : 1)
                try await intake.send([ToyEvent.joined("Y")])
                try await intake.send([Self.joined("L-last")], as: "lister")
                try await intake.installation.settled(read: noticed + 1)
                try await Task.sleep(for: .seconds(1))
                #expect(try await intake.installation.ledger().read == noticed + 1)
                #expect(worker.status.phase == .running)
            }
        }
    }

    private static func joined(_ id: String) -> CloudEvent {
        CloudEvent(
            id: id, source: "urn:nld:doorstroom:lister", type: EventType.institutionJoined.wireName,
            subject: id, data: ["institutionId": .string(id), "joinedOn": "2019-02-03"])
    }

    @Test(arguments: [
        "UPDATE input SET next_offset = 1000, last_offset = NULL WHERE topic LIKE '%.in.beter-wonen'",
        "UPDATE input SET last_digest = '\\x00' WHERE topic LIKE '%.in.beter-wonen'",
        "UPDATE input SET cluster_id = 'another' WHERE topic LIKE '%.in.beter-wonen'",
    ])
    func anEmbeddedInstallationReadsFromTheStartUnderANewIncarnation(change: String) async throws {
        try await ToyIntake.with { intake in
            try await Self.readFive(intake, then: change)
            let before = try await intake.incarnation()
            let worker = try intake.start(identity: .embedded)
            try await intake.installation.settled(read: 10)
            await worker.stop()
            #expect(try await intake.incarnation() != before)
            // The events are read again and recognised by their ids: nothing is doubled, and each reading has its own
            // feedback event.
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
    @Test func anEmbeddedInstallationContinuesWithANewBroker() async throws {
        try await ToyIntake.with(development: true) { intake in
            intake.judge.fail(on: "I4")
            try await intake.send(Self.events)
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 5, parked: 1) }
            try await TestBroker.withBroker(development: true) { fresh in
                for topic in [intake.installation.topics.stream(.registration)]
                    + ToyIntake.partners.flatMap({
                        [intake.installation.topics.intake($0), intake.installation.topics.feedback($0)]
                    })
                { try await fresh.create(topic) }
                let worker = try intake.start(identity: .embedded, broker: fresh)
                try await intake.send([ToyEvent.joined("I4", id: "joined-I4-2"), ToyEvent.joined("N")], on: fresh)
                try await intake.installation.settled(read: 7, parked: 2)
                // Events that were parked from the old log are applied as well.
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

    /// Retention deleted unread records: the partner and the office are told, and reading continues.
    @Test func aGapFromRetentionIsReportedAndSkipped() async throws {
        try await ToyIntake.with { intake in
            try await intake.send([Self.joined("L1")], as: "lister")
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 2) }
            // Simulates three more records before the first one that the log still has.
            let topic = intake.installation.topics.intake("lister")
            try await intake.installation.database.query(
                """
                UPDATE input SET next_offset = -3, last_offset = NULL, last_digest = NULL, anchor_offset = NULL
                WHERE topic = $1
                """, [.text(topic)])
            try await intake.send([Self.joined("L2")], as: "lister")
            try await intake.whileRunning { worker in
                try await intake.send([ToyEvent.joined("B")])
                try await intake.installation.settled(read: 5)
                #expect(worker.status.phase == .running)
            }
            for hearer in ["lister", "vierde-huis"] {
                let lost = try #require(try await intake.feedback(hearer).first { $0.kind == "lost" })
                let data = try JSONParser.parse(lost.bytes)["data"]
                #expect(data?["topic"]?.stringValue == topic && data?["cause"] == "expired")
                #expect(data?["from"]?.integerValue == -3 && data?["until"]?.integerValue == 0)
                #expect(data?["title"]?["nl"]?.stringValue?.contains("Stuur ze opnieuw") == true)
            }
            #expect(try await intake.feedback("lister").map(\.kind) == ["rejected", "lost", "rejected"])
            #expect(try await intake.installation.ledger().isBalanced)
        }
    }

    /// Records that the development broker drops beyond five megabytes are lost like those that retention deletes.
    @Test func recordsDroppedBeforeReadingAreReported() async throws {
        try await ToyIntake.with(development: true) { intake in
            try await intake.send([Self.joined("L1")], as: "lister")
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 1) }
            let large = Array(repeating: UInt8(ascii: " "), count: 60_000)
            for _ in 0..<12 { try await intake.send(Array(repeating: large, count: 10), as: "lister") }
            try await intake.whileRunning { _ in
                try await eventually("it is told") {
                    try await intake.feedback("lister").contains { $0.kind == "lost" }
                }
                try await intake.send([Self.joined("L2")], as: "lister")
                try await eventually("it goes on") {
                    try await intake.feedback("lister").contains { $0.offset == 121 }
                }
            }
            let feedback = try await intake.feedback("lister")
            let data = try #require(
                try feedback.first { $0.kind == "lost" }.map { try JSONParser.parse($0.bytes)["data"] })
            let (from, until) = (data?["from"]?.integerValue ?? 0, data?["until"]?.integerValue ?? 0)
            #expect(from == 1 && until > from)
            // Each offset gets an answer or is reported as lost.
            let answered = Set(feedback.filter { $0.kind != "lost" }.map(\.offset))
            #expect(answered.union(from..<until) == Set(0...121) && answered.isDisjoint(with: from..<until))
        }
    }

    /// A leader that moves is back within a moment: reading must not wait a minute for it.
    @Test func aPartitionWithoutALeaderIsReadAsSoonAsItHasOne() async throws {
        try await ToyIntake.with(development: true) { intake in
            let topic = intake.installation.topics.intake("beter-wonen")
            intake.installation.broker.lead(topic, false)
            try await intake.whileRunning { worker in
                try await intake.send([Self.joined("L1")], as: "lister")
                try await eventually("the other partner is heard") { try await intake.feedback("lister").count == 1 }
                #expect(worker.status.phase == .running)
                // Wait long enough for a one-minute pause to have begun.
                try await Task.sleep(for: .seconds(4))
                intake.installation.broker.lead(topic, true)
                try await intake.send([ToyEvent.joined("A")])
                try await eventually("it is read", within: .seconds(3)) { try await intake.feedback().count == 1 }
            }
        }
    }

    @Test func anInstallationWaitsForABrokerThatIsAway() async throws {
        try await ToyIntake.with(development: true) { intake in
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
        try await ToyIntake.with(development: true) { intake in
            let worker = try intake.start()
            try await worker.reaches("running")
            intake.judge.fail(on: "none")
            try await intake.send(Self.events)
            intake.installation.broker.takeDown()
            // The worker stops on request, whatever it was doing.
            let clock = ContinuousClock.now
            await worker.stop()
            #expect(ContinuousClock.now - clock < .seconds(15))
            intake.installation.broker.bringUp()
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 5) }
            #expect(try await intake.feedback().map(\.summary) == (0..<5).map { "\($0) accepted" })
        }
    }

    @Test func anInstallationWaitsForItsDatabaseAndReportsIt() async throws {
        try await ToyIntake.with { intake in
            try await intake.installation.database.query("DROP TABLE schema_migration")
            let worker = try intake.start()
            let phase = try await worker.reaches("waiting")
            #expect(phase.reason?.contains("migrate") == true)
            await worker.stop()
        }
    }

    @Test func aBrokerThatGoesAwayAndComesBackShowsAndLosesNothing() async throws {
        try await ToyIntake.with(development: true) { intake in
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
