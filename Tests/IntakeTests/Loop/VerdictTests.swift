import Contracts
import JSON
@testable import Pipeline
import TestSupport
import Testing

/// The feedback to partners, and the events on the canonical stream.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct VerdictTests {
    private static let bodies: [[UInt8]] = [
        ToyEvent.joined("A").bytes,
        Array("{ this is no JSON, marker-4711".utf8),
        CloudEvent(
            id: "foreign", source: "urn:nld:doorstroom:lister", type: EventType.institutionJoined.wireName,
            subject: "B", data: ["institutionId": "B", "joinedOn": "2019-02-03"]
        ).bytes,
        ToyEvent.joined("A").bytes,
        ToyEvent.joined("A", on: "2019-02-04").bytes,
        ToyEvent.joined("refused-marker-4711").bytes,
        ToyEvent.joined("C").bytes,
        ToyEvent.joined("C").bytes,
        ToyEvent.joined("D").bytes,
    ]

    private static let expected = [
        "0 accepted", "1 rejected json-syntax", "2 rejected profile-source-not-yours", "3 accepted again",
        "4 rejected profile-id-reused", "5 rejected state-reference-taken", "6 accepted", "7 accepted again",
        "8 accepted",
    ]

    @Test(arguments: [true, false], [1, 250])
    func everyRecordHasOneFeedbackInOneBatchOrInMany(inOneBatch: Bool, smallestOptimisticBatch: Int) async throws {
        try await ToyIntake.with(smallestOptimisticBatch: smallestOptimisticBatch) { intake in
            if inOneBatch { try await intake.send(Self.bodies) }
            try await intake.whileRunning { _ in
                if !inOneBatch {
                    for (count, body) in Self.bodies.enumerated() {
                        try await intake.send([body])
                        try await eventually("the record is read") {
                            try await intake.installation.ledger().read == Int64(count) + 1
                        }
                    }
                }
                try await intake.installation.settled(read: Int64(Self.bodies.count))
            }
            let feedback = try await intake.feedback()
            #expect(feedback.map(\.summary) == Self.expected)
            #expect(feedback.allSatisfy { $0.topic == intake.installation.topics.intake("beter-wonen") })
            #expect(feedback.allSatisfy { $0.partition == 0 })
            #expect(feedback.map(\.seq) == [1, nil, nil, 1, nil, nil, 2, 2, 3])
            // Feedback reports the outcome of an event, never its content.
            #expect(!feedback.contains { String(decoding: $0.bytes, as: UTF8.self).contains("joinedOn") })
            #expect(!feedback[1].bytes.contains(subsequence: "marker-4711"))

            let stream = try await intake.installation.stream(.registration)
            #expect(stream.map(\.seq) == [1, 2, 3])
            #expect(stream.map(\.subject) == ["A", "C", "D"])
            #expect(try await intake.effects() == ["joined-A", "joined-C", "joined-D"])

            let ledger = try await intake.installation.ledger()
            #expect(ledger.isBalanced)
            #expect(ledger.accepted == 3 && ledger.duplicate == 2 && ledger.rejected == 4 && ledger.deferred == 0)
        }
    }

    @Test func aRejectedIdIsFreeAndAnAcceptedOneIsTaken() async throws {
        try await ToyIntake.with { intake in
            intake.judge.refuse("A")
            let other = ToyEvent.joined("B", id: "joined-A")
            try await intake.send([ToyEvent.joined("A"), other, ToyEvent.joined("A")])
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 3) }
            #expect(
                try await intake.feedback().map(\.summary) == [
                    "0 rejected state-reference-taken", "1 accepted", "2 rejected profile-id-reused",
                ])
        }
    }

    @Test func theSameIdOfTwoSourcesIsTwoEvents() async throws {
        try await ToyIntake.with { intake in
            let part = CloudEvent(
                id: "joined-A", source: ToyEvent.source + ":desk", type: EventType.institutionJoined.wireName,
                subject: "B", data: ["institutionId": "B", "joinedOn": "2019-02-03"])
            // The toy judge writes a row by event id and expects that to be unique: refuse one of the two before that.
            intake.judge.refuse("B")
            try await intake.send([ToyEvent.joined("A"), part])
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 2) }
            #expect(
                try await intake.feedback().map(\.summary) == ["0 accepted", "1 rejected state-reference-taken"])
        }
    }

    @Test func theLedgerIsNotBalancedByItself() async throws {
        try await ToyIntake.with { intake in
            try await intake.send([ToyEvent.joined("A"), ToyEvent.joined("B")])
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 2) }
            #expect(try await intake.installation.ledger().isBalanced)
            try await intake.installation.database.query("DELETE FROM journal WHERE nr = 2")
            #expect(try await !intake.installation.ledger().isBalanced)
        }
    }
}

extension [UInt8] {
    func contains(subsequence text: String) -> Bool {
        String(decoding: self, as: UTF8.self).contains(text)
    }
}
