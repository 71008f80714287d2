import CommandExecution
import Contracts
import Foundation
import JSON
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Supervision
import Testing

/// Carries out the runbook's page «After a disaster»: a base backup of all four databases, and lost brokers.
///
/// Runs on a development broker of the test's own, configured as a durable one, or on the cluster that
/// `DOORSTROOM_KAFKA` names.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct RecoveryTests {
    /// Databases older than the log: every event is taken once, and nothing is lost.
    @Test func olderDatabasesTakeEveryEventOnce() async throws {
        let disaster = try await Disaster()
        defer { disaster.remove() }
        let broker = try disaster.broker()
        try await disaster.running(broker) { installation, _ in
            try await disaster.send(1...20, installation)
            try await disaster.day("2019-01-01", installation)
            try await disaster.settle(installation)
            try await disaster.backUp(installation)
            try await disaster.send(21...35, installation)
            try await disaster.day("2019-01-02", installation)
            try await disaster.settle(installation)
        }
        try await disaster.restore()
        try await disaster.running(broker, untilReady: false) { installation, endpoints in
            // Each service whose stream is ahead of its database reports it, and sends nothing.
            let reason = try await disaster.halts(.registration, endpoints)
            #expect(reason.contains("the database is older than the log") && reason.contains("doorstroom recover"))
            let before = try await disaster.records(.registration, broker)
            let plan = try await Recovery.plan(installation)
            #expect(plan.refusals.isEmpty && plan.losses.isEmpty && !plan.problems.isEmpty, "\(plan)")
            #expect(plan.text(isApplied: false).contains("nothing was changed"))
            #expect(try await disaster.records(.registration, broker) == before, "a dry run changes nothing")
            // The recovery is interrupted after its first steps and starts again.
            for step in plan.steps.prefix(3) {
                _ = try await installation.run(step.command.service, step.command.arguments)
            }
            let again = try await Recovery.plan(installation)
            #expect(again.refusals.isEmpty && again.problems.contains { $0.contains("older than the log") }, "\(again)")
            var said: [String] = []
            try await Recovery.apply(again, on: installation) { said.append($0) }
            #expect(said.contains { $0.hasPrefix("registration: sends") }, "\(said)")
            try await disaster.recovered(endpoints)
            // Events that came after the backup are read from the partners' topics once more.
            try await disaster.settle(installation)
            try await disaster.check(1...35, days: 2, endpoints)
            try await disaster.send(36...40, installation)
            try await disaster.settle(installation)
            try await disaster.check(1...40, days: 2, endpoints)
            #expect(try await Recovery.plan(installation).isClean)
        }
    }

    /// A lost log: the streams are filled from the databases, and partners are told which events to send again.
    @Test func aLostLogIsFilledFromTheDatabases() async throws {
        guard Disaster.isDevelopment else {
            print(
                "skipped: a cluster of others is not thrown away; databases that are older than the log are tried on it"
            )
            return
        }
        let disaster = try await Disaster()
        defer { disaster.remove() }
        let first = try disaster.broker()
        try await disaster.running(first) { installation, _ in
            try await disaster.send(1...20, installation)
            try await disaster.day("2019-01-01", installation)
            try await disaster.settle(installation)
        }
        // Three more events are on the topic, unread, when the broker is lost.
        try await disaster.post(21...23, first)
        let second = try disaster.broker()
        try await disaster.running(second, untilReady: false) { installation, endpoints in
            let reason = try await disaster.halts(.registration, endpoints)
            #expect(reason.contains("its log is empty"))
            let plan = try await Recovery.plan(installation)
            let loss = try #require(plan.losses.first { $0.partner == "lister" })
            #expect(loss.from == 20 && loss.until == nil && loss.lastReadAt != nil)
            #expect(plan.refusals.isEmpty)
            #expect(plan.text(isApplied: false).contains("lister has to send again"))
            try await Recovery.apply(plan, on: installation) { _ in }
            try await disaster.recovered(endpoints)
            try await disaster.settle(installation)
            let heard = try await disaster.feedback("lister", second)
            let lost = try #require(heard.first { $0["type"]?.stringValue == InternalType.feedbackLost.wireName })
            #expect(lost["data"]?["from"] == 20 && lost["data"]?["cause"] == "replaced")
            // The partner sends them again with the same ids, along with one that was already accepted.
            try await disaster.send(20...25, installation)
            try await disaster.settle(installation)
            try await disaster.check(1...25, days: 1, endpoints)
            #expect(try await disaster.numbers(.registration, second) == Array(1...26))
            #expect(try await Recovery.plan(installation).isClean)
        }
    }

    /// Older databases and a lost log: partners send the events from after the backup again.
    @Test func olderDatabasesAndALostLogAreRecovered() async throws {
        guard Disaster.isDevelopment else {
            print("skipped: a cluster of others is not thrown away")
            return
        }
        let disaster = try await Disaster()
        defer { disaster.remove() }
        try await disaster.running(try disaster.broker()) { installation, _ in
            try await disaster.send(1...10, installation)
            try await disaster.settle(installation)
            try await disaster.backUp(installation)
            try await disaster.send(11...15, installation)
            try await disaster.settle(installation)
        }
        try await disaster.restore()
        let second = try disaster.broker()
        try await disaster.running(second, untilReady: false) { installation, endpoints in
            #expect(try await disaster.halts(.registration, endpoints).contains("its log is empty"))
            let plan = try await Recovery.plan(installation)
            #expect(plan.refusals.isEmpty && plan.losses.first { $0.partner == "lister" }?.from == 10, "\(plan)")
            try await Recovery.apply(plan, on: installation) { _ in }
            try await disaster.recovered(endpoints)
            // These events were answered before and are unknown now: the partner was told where to begin, and sends
            // them again.
            try await disaster.send(11...15, installation)
            try await disaster.settle(installation)
            try await disaster.check(1...15, days: 0, endpoints)
            #expect(try await Recovery.plan(installation).isClean)
        }
    }

    /// Numbers that a stream lost are sent again from the journal while services run.
    @Test func lostNumbersAreSentAgain() async throws {
        let disaster = try await Disaster()
        defer { disaster.remove() }
        let broker = try disaster.broker()
        try await disaster.running(broker) { installation, endpoints in
            try await disaster.send(1...10, installation)
            try await disaster.settle(installation)
            // Matching is at the point where its log has lost the next two numbers.
            let matching = try await PostgresConnection(endpoints.postgres["matching"] ?? "")
            try await matching.query("DELETE FROM entity WHERE id IN ('A-d-6', 'A-d-7', 'A-d-8', 'A-d-9', 'A-d-10')")
            try await matching.query(
                """
                UPDATE input SET last_seq = 5, next_offset = 7, epoch = epoch + 1, seq_digest = NULL, last_offset = NULL
                WHERE topic LIKE '%.registration'
                """)
            await matching.close()
            try await disaster.send(11...12, installation)
            #expect(try await disaster.halts(.matching, endpoints).contains("goes from number 5 to"))
            let plan = try await Recovery.plan(installation)
            #expect(
                plan.refusals.isEmpty && plan.problems.contains { $0.contains("its log goes on with number") },
                "\(plan)")
            try await Recovery.apply(plan, on: installation) { _ in }
            try await disaster.recovered(endpoints)
            try await disaster.settle(installation)
            try await disaster.check(1...12, days: 0, endpoints)
            #expect(try await Recovery.plan(installation).isClean)
        }
    }

    /// Only one database was restored to an earlier moment: recovery refuses, because a reader that knows more than its
    /// writer cannot be repaired.
    @Test func aReaderAheadOfItsWriterIsRefused() async throws {
        let disaster = try await Disaster()
        defer { disaster.remove() }
        let broker = try disaster.broker()
        try await disaster.running(broker) { installation, endpoints in
            try await disaster.send(1...10, installation)
            try await disaster.settle(installation)
            let registration = try await PostgresConnection(endpoints.postgres["registration"] ?? "")
            try await registration.query("DELETE FROM journal WHERE seq > 7")
            try await registration.query("UPDATE region SET next_seq = 8 WHERE name = 'utrecht'")
            await registration.close()
            let plan = try await Recovery.plan(installation)
            #expect(plan.refusals.count == 3, "\(plan.refusals)")
            #expect(
                plan.refusals.allSatisfy { $0.contains("up to number 10, and the database of registration ends at 7") })
            await #expect(throws: OperationError.self) {
                try await Recovery.apply(plan, on: installation) { _ in Issue.record("nothing may be done") }
            }
        }
    }
}
