import Contracts
import JSON
import KafkaClient
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing

/// A feedback topic that the broker refuses delays no other topic; its messages are all sent later.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct WithheldTests {
    private static func joined(_ id: String) -> CloudEvent {
        CloudEvent(
            id: id, source: "urn:nld:doorstroom:lister", type: EventType.institutionJoined.wireName, subject: id,
            data: ["institutionId": .string(id), "joinedOn": "2019-02-03"])
    }

    /// Why the broker refuses it.
    enum Refusal: String, CaseIterable {
        case missing = "Unknown topic"
        case forbidden = "has no right to write to (Write) topic"

        func set(_ topic: String, _ broker: TestBroker, _ isSet: Bool) {
            switch self {
            case .missing: broker.hide(topic, isSet)
            case .forbidden: broker.forbid(topic, isSet)
            }
        }
    }

    @Test(arguments: Refusal.allCases)
    func otherPartnersAreAnsweredAndTheRefusedTopicLater(refusal: Refusal) async throws {
        try await ToyIntake.with(development: true) { intake in
            let topic = intake.installation.topics.feedback("lister")
            refusal.set(topic, intake.installation.broker, true)
            func send(_ numbers: Range<Int>) async throws {
                try await intake.send(numbers.map { Self.joined("L\($0)") }, as: "lister")
                try await intake.send(numbers.map { ToyEvent.joined("B\($0)") })
            }
            func othersHear(_ count: Int) async throws {
                try await eventually("the other partner is heard") { try await intake.feedback().count == count }
            }
            try await send(0..<5)
            try await intake.whileRunning { worker in
                try await othersHear(5)
                try await send(5..<10)
                try await othersHear(10)
                #expect(worker.status.phase == .running)
                // The broker's refusal comes back later than the other partner's answers.
                try await eventually("the refusal is noted") {
                    try await !intake.installation.database.query("SELECT FROM withheld_topic").isEmpty
                }
                try await eventually("both partners are read") { try await intake.installation.ledger().read == 20 }
                let rows = try await intake.installation.database.query("SELECT topic, reason FROM withheld_topic")
                #expect(rows.map { $0["topic"].text } == [topic])
                #expect(rows.first?["reason"].text?.contains(refusal.rawValue) == true)
                let ledger = try await intake.installation.ledger()
                #expect(!ledger.published)
            }
            // After a restart the withheld topic is still recorded, and more messages arrive before it is accepted
            // again.
            try await send(10..<15)
            try await intake.whileRunning { _ in
                try await othersHear(15)
                #expect(try await intake.feedback("lister").isEmpty)
                refusal.set(topic, intake.installation.broker, false)
                try await intake.installation.settled(read: 30)
                try await send(15..<16)
                try await intake.installation.settled(read: 32)
            }
            let heard = try await intake.feedback("lister")
            #expect(heard.map(\.offset) == Array(0..<16))
            #expect(try await intake.installation.database.query("SELECT FROM withheld_topic").isEmpty)
            let numbers = try await intake.installation.stream(.registration).map(\.seq)
            #expect(Set(numbers) == Set(1...16), "of the partner whose topic was there")
        }
    }

    /// Messages before the unsendable one are sent, at most twice; those after it wait, in order.
    @Test func aTooLargeMessageHoldsOnlyItsOwnTopic() async throws {
        try await ToyIntake.with { intake in
            let long = String(repeating: "x", count: 150)
            try await intake.send((0..<20).map { Self.joined($0 == 10 ? "L10-\(long)" : "L\($0)") }, as: "lister")
            try await intake.send((0..<5).map { ToyEvent.joined("B\($0)") })
            try await intake.whileRunning(kafka: ["message.max.bytes": "1000"]) { worker in
                try await eventually("the other partner is heard") { try await intake.feedback().count == 5 }
                try await eventually("what comes before it is known to have gone") {
                    try await intake.installation.database.query(
                        """
                        SELECT w.sent_nr = j.nr - 1 FROM withheld_topic w, journal j JOIN input i ON i.id = j.input
                        WHERE i.topic LIKE '%.lister' AND j."offset" = 10
                        """
                    ).first?[0].bool == true
                }
                #expect(worker.status.phase == .running)
            }
            #expect(try await intake.feedback("lister").allSatisfy { $0.offset != 10 })
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 25) }
            let heard = try await intake.feedback("lister").map(\.offset)
            #expect(Set(heard) == Set(0..<20))
        }
    }

    /// All later services depend on the service's own stream: without it the service stops, and skips nothing.
    @Test func withoutItsStreamTheRelayStops() async throws {
        try await ToyIntake.with(development: true) { intake in
            let stream = intake.installation.topics.stream(.registration)
            intake.installation.broker.hide(stream)
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { worker in
                try await eventually("it says why") {
                    if case .waiting(let reason) = worker.status.phase { return reason.contains(stream) }
                    return false
                }
                try await eventually("it was tried again and again") {
                    try await intake.installation.database.query("SELECT term FROM region").first?[0].int ?? 0 >= 4
                }
                intake.installation.broker.hide(stream, false)
                try await intake.installation.settled(read: 1)
            }
            // The partner does not get one feedback per attempt: at most one from the first attempt, and one when the
            // stream has the event.
            let answers = try await intake.installation.broker.records(
                intake.installation.topics.feedback("beter-wonen"))
            #expect((1...2).contains(answers.count), "\(answers.count) answers to one event")
            #expect(try await intake.installation.stream(.registration).map(\.seq).first == 1)
            #expect(try await intake.installation.database.query("SELECT FROM withheld_topic").isEmpty)
        }
    }
}
