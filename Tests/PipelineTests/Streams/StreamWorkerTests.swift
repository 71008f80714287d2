@testable import CommandExecution
import Contracts
import JSON
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing
import Vocabulary

/// A service that follows two streams.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct StreamWorkerTests {
    @Test func inputsWaitForEachOtherAtADay() async throws {
        try await Following.with { following in
            try await following.send(.registration, 1, "a")
            try await following.send(.registration, 2, day: "2019-01-01")
            try await following.send(.registration, 3, "b")
            try await following.whileRunning { worker in
                let output1 = try await following.output(atLeast: 1)
                #expect(output1 == ["r1@"])
                try await following.send(.matching, 1, "c")
                try await following.send(.matching, 2, day: "2019-01-01")
                let output5 = try await following.output(atLeast: 5)
                #expect(output5 == ["r1@", "m1@", "rules 1 n=2", "done 1", "r3@1"])
                try await eventually("the day") { worker.status.day?.description == "2019-01-01" }
            }
            let completed = try #require(
                try await following.installation.stream(.monitoring).first {
                    $0.type == InternalType.dayCompleted.wireName
                })
            // The event names the positions up to which the service had applied its inputs.
            let inputs = try completed.read(DayCompleted.self).inputs
            #expect(inputs.map(\.stream) == [.registration, .matching] && inputs.map(\.sequence) == [2, 2])
            #expect(completed.marker?.description == "2019-01-01")
        }
    }

    @Test func withoutHoldingOnlyTheRulesWait() async throws {
        try await Following.with(.holdsRulesOnly) { following in
            try await following.send(.registration, 1, day: "2019-01-01")
            try await following.send(.registration, 2, "b")
            try await following.whileRunning { _ in
                let output1 = try await following.output(atLeast: 1)
                #expect(output1 == ["r2@1"])
                try await following.send(.matching, 1, day: "2019-01-01")
                let output3 = try await following.output(atLeast: 3)
                #expect(output3 == ["r2@1", "rules 1 n=1", "done 1"])
            }
        }
    }

    @Test func aRestartContinuesAtTheSamePosition() async throws {
        try await Following.with { following in
            try await following.send(.registration, 1, "a")
            try await following.send(.registration, 2, day: "2019-01-01")
            try await following.whileRunning { _ in _ = try await following.output(atLeast: 1) }
            try await following.send(.matching, 1, day: "2019-01-01")
            try await following.whileRunning { _ in _ = try await following.output(atLeast: 3) }
            try await following.send(.registration, 3, "b")
            try await following.whileRunning { worker in
                let output4 = try await following.output(atLeast: 4)
                #expect(output4 == ["r1@", "rules 1 n=1", "done 1", "r3@1"])
                #expect(worker.status.day?.description == "2019-01-01")
            }
            #expect(try await following.installation.database.query("SELECT 1 FROM applied").count == 2)
            #expect(try await following.installation.ledger().applied == ["registration": 3, "matching": 1])
        }
    }

    @Test func repeatsOfTheUpstreamRelayAreSkipped() async throws {
        try await Following.with { following in
            for seq in [1, 2, 1, 2, 3] as [Int64] { try await following.send(.registration, seq, "a") }
            try await following.whileRunning { _ in
                let output3 = try await following.output(atLeast: 3)
                #expect(output3 == ["r1@", "r2@", "r3@"])
                try await following.send(.registration, 2, "a")
                try await following.send(.registration, 4, "a")
                let output4 = try await following.output(atLeast: 4)
                #expect(output4 == ["r1@", "r2@", "r3@", "r4@"])
            }
        }
    }

    @Test func aGapHalts() async throws {
        try await Following.with { following in
            try await following.send(.registration, 1, "a")
            try await following.send(.registration, 3, "a")
            let worker = try following.start()
            let phase = try await worker.reaches("halted")
            await worker.stop()
            #expect(phase.reason?.contains("registration") == true)
        }
    }

    @Test func aForeignRecordHalts() async throws {
        try await Following.with { following in
            try await following.send(
                CloudEvent(id: "x", source: "urn:x", type: "toy", data: [:]), to: .matching)
            let worker = try following.start()
            let phase = try await worker.reaches("halted")
            await worker.stop()
            #expect(phase.reason?.contains("matching") == true)
        }
    }

    @Test func aParkedEventAndItsKeyWaitAndDrainInOrder() async throws {
        try await Following.with { following in
            following.processor.fail(on: "a")
            for (seq, subject) in [(1, "a"), (2, "b"), (3, "a"), (4, "c")] as [(Int64, String)] {
                try await following.send(.registration, seq, subject)
            }
            try await following.send(.registration, 5, day: "2019-01-01")
            try await following.send(.matching, 1, day: "2019-01-01")
            try await following.whileRunning { _ in
                // The day begins without the parked events, and no half-applied event counts.
                let output4 = try await following.output(atLeast: 4)
                #expect(output4 == ["r2@", "r4@", "rules 1 n=2", "done 1"])
                try await eventually("both wait") {
                    try await following.installation.ledger().openParked == 2
                }
                following.processor.fail(on: "a", false)
                try await following.installation.makeDue()
                #expect(try await following.output(atLeast: 6).suffix(2) == ["r1@1", "r3@1"])
                try await eventually("none waits") { try await following.installation.ledger().openParked == 0 }
                try await following.send(.registration, 6, "a")
                #expect(try await following.output(atLeast: 7).last == "r6@1")
            }
            #expect(try await following.installation.database.query("SELECT 1 FROM applied").count == 5)
        }
    }

    @Test func aDiscardedEventHasNoEffectAndFreesItsKey() async throws {
        try await Following.with { following in
            following.processor.fail(on: "a")
            try await following.send(.registration, 1, "a")
            try await following.whileRunning { _ in
                try await eventually("it waits") { try await following.installation.ledger().openParked == 1 }
                try await following.installation.database.withConnection { connection in
                    let id = try #require(try await connection.query("SELECT id FROM parked_event").first?[0].int)
                    _ = try await DeadLetters(service: .monitoring, connection: connection).ask(
                        DeadLetters.Request(
                            command: "discard", ids: [id], isDry: false, actor: "anna", reason: "defect 12"))
                }
                try await eventually("it is given up") { try await following.installation.ledger().discarded == 1 }
                following.processor.fail(on: "a", false)
                try await following.send(.registration, 2, "a")
                #expect(try await following.output(atLeast: 1) == ["r2@"])
            }
            #expect(try await following.installation.database.query("SELECT 1 FROM applied").count == 1)
        }
    }

    @Test func anOverdueDayIsReportedOnce() async throws {
        try await Following.with { following in
            try await following.send(.registration, 1, day: "2019-01-01")
            try await following.send(.matching, 1, day: "2019-01-01")
            try await following.whileRunning { worker in
                #expect(try await following.output(atLeast: 2) == ["rules 1 n=0", "done 1"])
                try await eventually("the day") { worker.status.day?.description == "2019-01-01" }
                worker.status.expectedDay = CalendarDate("2019-01-01")
                try await following.send(.registration, 2, "a")
                #expect(try await following.output(atLeast: 3).last == "r2@1")
                worker.status.expectedDay = CalendarDate("2019-01-02")
                #expect(try await following.output(atLeast: 4).last == "late 2019-01-02")
                try await following.send(.registration, 3, "b")
                #expect(try await following.output(atLeast: 5).last == "r3@1")
                // The day comes late; from then on the next day is the expected one.
                try await following.send(.registration, 4, day: "2019-01-02")
                try await following.send(.matching, 2, day: "2019-01-02")
                #expect(try await following.output(atLeast: 7).suffix(2) == ["rules 2 n=2", "done 2"])
                #expect(worker.status.overdueDay == nil)
            }
        }
    }

    @Test func findingsAreReportedWhenTheyChange() async throws {
        try await Following.with { following in
            try await following.whileRunning { _ in
                following.processor.find("broken")
                #expect(try await following.output(atLeast: 1) == ["found broken"])
                try await following.send(.registration, 1, "a")
                #expect(try await following.output(atLeast: 2) == ["found broken", "r1@"])
                following.processor.find(nil)
                #expect(try await following.output(atLeast: 3).last == "found well")
                following.processor.find("broken")
                #expect(try await following.output(atLeast: 4).last == "found broken")
            }
            let found = try await following.installation.stream(.monitoring).filter { $0.type == "toy.found" }
            // The same problem twice gives two events.
            #expect(Set(found.map { $0.data["id"]?.stringValue }).count == 3 && Set(found.map(\.id)).count == 3)
        }
    }

    @Test func aDayThatFailsHaltsAndIsNeverParked() async throws {
        try await Following.with { following in
            following.processor.fail(on: "2019-01-01")
            try await following.send(.registration, 1, "a")
            try await following.send(.registration, 2, day: "2019-01-01")
            try await following.send(.matching, 1, day: "2019-01-01")
            let worker = try following.start()
            let phase = try await worker.reaches("halted")
            #expect(phase.reason?.contains("toy fault") == true)
            await worker.stop()
            #expect(try await following.installation.ledger().openParked == 0)
            #expect(try await following.installation.database.query("SELECT 1 FROM applied").count == 1)
            // Once repaired, it continues with that same day.
            following.processor.fail(on: "2019-01-01", false)
            try await following.whileRunning { _ in
                let output3 = try await following.output(atLeast: 3)
                #expect(output3 == ["r1@", "rules 1 n=1", "done 1"])
            }
        }
    }

    @Test func derivedIdentifiersAreTheSameInAReplay() async throws {
        var runs: [[String]] = []
        for _ in 0..<2 {
            try await Following.with { following in
                for seq in 1...5 as ClosedRange<Int64> { try await following.send(.registration, seq, "s\(seq)") }
                try await following.whileRunning { _ in _ = try await following.output(atLeast: 5) }
                runs.append(
                    try await following.installation.stream(.monitoring).map {
                        $0.id + " " + ($0.data["id"]?.stringValue ?? "")
                    })
            }
        }
        #expect(runs[0] == runs[1])
        #expect(Set(runs[0]).count == 5)
    }
}
