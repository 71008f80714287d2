@testable import CommandExecution
import Contracts
import JSON
import KafkaClient
import OperatorCommands
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing
import Vocabulary

/// A defect in our code stops one key, and the events that refer to it, until it is repaired.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ParkingTests {
    @Test(arguments: [true, false])
    func onlyTheKeyWaitsAndDrainsInOrder(inOneBatch: Bool) async throws {
        try await ToyIntake.with { intake in
            let events = [
                ToyEvent.joined("A"), ToyEvent.joined("B"), ToyEvent.joined("A", id: "joined-A-2"),
                ToyEvent.contingent("C", of: "A"), ToyEvent.contingent("D", of: "B"),
                ToyEvent.contingent("C", of: "B", id: "contingent-C-2"), ToyEvent.joined("A"),
            ]
            intake.judge.fail(on: "A")
            if inOneBatch { try await intake.send(events) }
            try await intake.whileRunning { _ in
                if !inOneBatch { for event in events { try await intake.send([event]) } }
                try await intake.installation.settled(read: 7, parked: 4)
                let first = try await intake.feedback()
                #expect(
                    first.map(\.summary) == [
                        "0 deferred", "1 accepted", "2 deferred", "3 deferred", "4 accepted", "5 deferred",
                        "6 deferred again",
                    ])
                #expect(try await intake.installation.ledger().isBalanced)

                intake.judge.fail(on: "A", false)
                try await intake.installation.makeDue()
                try await intake.installation.settled(read: 7)
                let finals = try await intake.feedback().dropFirst(7)
                #expect(finals.map(\.summary).sorted() == ["0 accepted", "2 accepted", "3 accepted", "5 accepted"])
                #expect(finals.filter { [0, 2].contains($0.offset) }.map(\.offset) == [0, 2])
                #expect(finals.filter { [0, 3, 5].contains($0.offset) }.map(\.offset) == [0, 3, 5])

                let incarnation = try #require(try await intake.incarnation())
                let topic = intake.installation.topics.intake("beter-wonen")
                for item in finals {
                    // The id is stable: a verdict that is sent again has this same id.
                    #expect(
                        item.id == Identifiers.uuid("feedback", incarnation, "\(topic)/0/\(item.offset)", "final"))
                }
                #expect(Set(first.map(\.id)).isDisjoint(with: finals.map(\.id)))
            }
            let stream = try await intake.installation.stream(.registration)
            #expect(stream.map(\.seq) == [1, 2, 3, 4, 5, 6])
            #expect(stream.prefix(2).map(\.subject) == ["B", "D"])
            #expect(stream.filter { $0.subject == "A" }.map(\.id) == ["joined-A", "joined-A-2"])
            #expect(stream.filter { $0.subject == "C" }.map(\.id) == ["contingent-C", "contingent-C-2"])
            let ledger = try await intake.installation.ledger()
            #expect(ledger.isBalanced && ledger.deferred == 4 && ledger.finals == 4 && ledger.openParked == 0)
            #expect(try await intake.effects().count == 6)
        }
    }

    /// A correction waits with the event that it corrects, and finds it when both are released; so does a correction
    /// that comes later.
    @Test(arguments: [true, false])
    func aCorrectionOfAParkedEventWaitsAndFindsIt(inOneBatch: Bool) async throws {
        try await ToyIntake.with { intake in
            func correcting(_ id: String, by new: String) -> CloudEvent {
                var event = ToyEvent.joined("A", id: new, on: "2019-02-04")
                event.extensions = [JSONMember("corrects", .string(id))]
                return event
            }
            let events = [
                ToyEvent.joined("A"), correcting("joined-A", by: "second"), correcting("nobody", by: "third"),
            ]
            intake.judge.fail(on: "A")
            if inOneBatch { try await intake.send(events) }
            try await intake.whileRunning { _ in
                if !inOneBatch { for event in events { try await intake.send([event]) } }
                try await intake.installation.settled(read: 3, parked: 3)
                intake.judge.fail(on: "A", false)
                try await intake.installation.makeDue()
                try await intake.installation.settled(read: 3)
                try await intake.send([correcting("joined-A", by: "fourth"), correcting("other", by: "fourth")])
                try await intake.installation.settled(read: 5)
            }
            #expect(
                try await intake.feedback().map(\.summary) == [
                    "0 deferred", "1 deferred", "2 deferred", "0 accepted", "1 accepted",
                    "2 rejected state-correction-unknown", "3 accepted", "4 rejected profile-id-reused",
                ])
            #expect(try await intake.effects() == ["joined-A", "second", "fourth"])
        }
    }

    @Test func aDayIsNeverParked() async throws {
        try await ToyIntake.with { intake in
            let day = CalendarDate(dayNumber: 17_897)
            intake.judge.fail(on: day.description)
            try await intake.send([ToyEvent.day(day)], as: "calendar")
            try await intake.whileRunning { worker in
                let phase = try await worker.reaches("halted")
                #expect("\(phase)".contains("the day cannot begin: toy fault"))
            }
            #expect(try await intake.installation.ledger().openParked == 0)
            // An event that is parked under the day's name does not delay the day.
            intake.judge.fail(on: day.description, false)
            intake.judge.fail(on: "A")
            let events = [ToyEvent.joined("A"), ToyEvent.contingent(day.description, of: "A")]
            try await intake.send(events)
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 3, parked: 2) }
            try await intake.send([ToyEvent.day(day.adding(days: 1))], as: "calendar")
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 4, parked: 2) }
            #expect(try await intake.feedback("calendar").map(\.summary) == ["0 accepted", "1 accepted"])
        }
    }

    @Test func newEventsOfTheKeyWaitUntilItIsDrained() async throws {
        try await ToyIntake.with { intake in
            intake.judge.fail(on: "A")
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 1, parked: 1) }
            // After a restart, the service knows from its database which events are parked. The first is not due for an
            // hour.
            try await intake.installation.database.query(
                "UPDATE parked_event SET next_attempt_at = now() + interval '1 hour'")
            intake.judge.fail(on: "A", false)
            try await intake.send([ToyEvent.joined("A", id: "joined-A-2"), ToyEvent.joined("B")])
            try await intake.whileRunning { _ in
                try await intake.installation.settled(read: 3, parked: 2)
                #expect(
                    try await intake.feedback().map(\.summary) == ["0 deferred", "1 deferred", "2 accepted"])
                try await intake.installation.makeDue()
                try await intake.installation.settled(read: 3)
            }
            #expect(
                try await intake.installation.stream(.registration).map(\.id) == ["joined-B", "joined-A", "joined-A-2"])
            // A repeat gets the final verdict.
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 4) }
            let last = try #require(try await intake.feedback().last)
            #expect(last.summary == "3 accepted again" && last.seq == 2)
        }
    }

    @Test func aParkedEventMayBeRejectedInTheEndAndItsIdIsFreeAgain() async throws {
        try await ToyIntake.with { intake in
            intake.judge.fail(on: "A")
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { _ in
                try await intake.installation.settled(read: 1, parked: 1)
                intake.judge.refuse("A")
                intake.judge.fail(on: "A", false)
                try await intake.installation.makeDue()
                try await intake.installation.settled(read: 1)
                try await intake.send([ToyEvent.joined("B", id: "joined-A")])
                try await intake.installation.settled(read: 2)
            }
            #expect(
                try await intake.feedback().map(\.summary) == [
                    "0 deferred", "0 rejected state-reference-taken", "1 accepted",
                ])
            let ledger = try await intake.installation.ledger()
            #expect(ledger.isBalanced && ledger.finals == 1 && ledger.rejected == 0)
        }
    }

    @Test func aDiscardedEventIsReportedCountedAndItsIdFree() async throws {
        try await ToyIntake.with { intake in
            let database = intake.installation.database
            func command(_ arguments: String...) async throws {
                try await OperatorWords.run(
                    arguments, as: DeadLettersCommand.self,
                    in: CommandContext(
                        service: .registration, migrations: [],
                        configuration: try intake.installation.configuration(), logger: ToyInstallation.logger))
            }
            func open() async throws -> [Int64] {
                try await database.query("SELECT id FROM parked_event WHERE state = 'open' ORDER BY id")
                    .compactMap { $0[0].int }
            }
            intake.judge.fail(on: "A")
            try await intake.send([ToyEvent.joined("A"), ToyEvent.joined("A", id: "joined-A-2")])
            try await intake.whileRunning { _ in
                try await intake.installation.settled(read: 2, parked: 2)
                let ids = try await open()
                try #require(ids.count == 2)
                try await command("show", "\(ids[0])", "\(ids[1])")
                await #expect(throws: UsageError.self) { try await command("show", "999") }
                // The form of Spring for Apache Kafka's dead letters: a partition of four bytes, an offset of eight.
                let exported = try await database.withConnection {
                    try await DeadLetterExport.messages(
                        service: .registration, ids: [ids[1]], topic: "dead.letters", on: $0)
                }
                let headers = Dictionary(
                    uniqueKeysWithValues: (exported.first?.headers ?? []).map { ($0.name, $0.value) })
                #expect(exported.count == 1 && exported[0].topic == "dead.letters")
                #expect(headers["kafka_dlt-original-partition"]?.count == 4)
                #expect(headers["kafka_dlt-original-offset"] == [0, 0, 0, 0, 0, 0, 0, 1])
                #expect(headers["kafka_dlt-original-topic"].map { String(decoding: $0, as: UTF8.self) } != nil)
                #expect(headers["kafka_dlt-exception-message"]?.isEmpty == false)
                await #expect(throws: UsageError.self) { try await command("discard", "--reason", "x") }
                await #expect(throws: UsageError.self) { try await command("discard", "\(ids[0])") }
                await #expect(throws: UsageError.self) {
                    try await command("discard", "--reason", "x", "\(ids[0])", "999")
                }
                try await command("discard", "--reason", "x", "--dry-run", "\(ids[0])")
                let audited = try await database.query("SELECT 1 FROM parked_audit").count
                #expect(audited == 0)
                try await command("discard", "--reason", "defect 12", "--actor", "anna", "\(ids[0])")
                try await intake.installation.settled(read: 2, parked: 1)
                // The events that waited behind it are processed.
                intake.judge.fail(on: "A", false)
                try await intake.installation.makeDue()
                try await intake.installation.settled(read: 2)
                try await intake.send([ToyEvent.joined("A", on: "2019-05-05")])
                try await intake.installation.settled(read: 3)
            }
            #expect(
                try await intake.feedback().map(\.summary) == [
                    "0 deferred", "1 deferred", "0 rejected state-discarded", "1 accepted", "2 accepted",
                ])
            let ledger = try await intake.installation.ledger()
            #expect(ledger.isBalanced && ledger.discarded == 1 && ledger.finals == 1)
            let audit = try await database.query("SELECT actor, command, reason FROM parked_audit").first
            #expect((0..<3).map { audit?[$0].text } == ["anna", "discard", "defect 12"])
        }
    }

    @Test func aLastingFaultIsRetriedAtGrowingIntervals() async throws {
        try await ToyIntake.with { intake in
            intake.judge.fail(on: "A")
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { _ in
                try await intake.installation.settled(read: 1, parked: 1)
                for attempt in 1...3 {
                    try await intake.installation.makeDue()
                    try await eventually("attempt \(attempt)") {
                        let row = try await intake.installation.database.query(
                            "SELECT attempts, reason, extract(epoch FROM next_attempt_at - now())::bigint FROM parked_event"
                        ).first
                        return (row?[0].int ?? 0) >= attempt && row?[1].text == "toy fault"
                    }
                }
                let wait = try await intake.installation.database.query(
                    "SELECT extract(epoch FROM next_attempt_at - now())::bigint FROM parked_event"
                ).first?[0].int
                #expect((2...64).contains(wait ?? 0))
            }
            #expect(try await intake.feedback().map(\.summary) == ["0 deferred"])
        }
    }

    @Test func aBusyIntakeStillDrains() async throws {
        try await ToyIntake.with { intake in
            intake.judge.fail(on: "A")
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { _ in
                try await intake.installation.settled(read: 1, parked: 1)
                intake.judge.fail(on: "A", false)
                try await intake.installation.makeDue()
                let sender = Task {
                    var number = 0
                    while !Task.isCancelled {
                        try await intake.send([ToyEvent.joined("B\(number)")])
                        number += 1
                    }
                }
                defer { sender.cancel() }
                try await eventually("the parked event is drained") {
                    try await intake.installation.ledger().openParked == 0
                }
                sender.cancel()
                _ = await sender.result
            }
        }
    }
}
