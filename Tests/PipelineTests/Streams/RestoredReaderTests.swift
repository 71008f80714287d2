import Contracts
import KafkaClient
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing
import Vocabulary

/// A reader whose database was restored, or whose writer's database was.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct RestoredReaderTests {
    /// The reader reads nothing: the records after its offset may be facts that its writer has lost.
    @Test func aReaderWhoseDatabaseIsOlderThanItsReadingHalts() async throws {
        try await Following.with { following in
            for seq in 1...4 as ClosedRange<Int64> { try await following.send(.registration, seq, "a") }
            try await following.whileRunning { _ in _ = try await following.output(atLeast: 4) }
            try await following.installation.database.query(
                "UPDATE input SET next_offset = 2, last_seq = 2, last_offset = NULL, seq_digest = NULL WHERE topic LIKE '%.registration'"
            )
            let worker = try following.start()
            let phase = try await worker.reaches("halted")
            await worker.stop()
            #expect(phase.reason?.contains("was read until offset 4, and the database knows of 2") == true)
            // Another reading of the log, begun by recovery, does not count as an earlier moment.
            try await following.installation.database.query(
                "UPDATE input SET epoch = epoch + 1 WHERE topic LIKE '%.registration'")
            try await following.whileRunning { worker in
                try await worker.reaches("running")
                try await eventually("it reads on") {
                    try await following.installation.database.query(
                        "SELECT last_seq FROM input WHERE topic LIKE '%.registration'"
                    ).first?[0].int == 4
                }
            }
        }
    }

    @Test func aNumberThatComesAgainWithAnotherFactHalts() async throws {
        try await Following.with { following in
            for seq in 1...3 as ClosedRange<Int64> { try await following.send(.registration, seq, "a") }
            try await following.whileRunning { worker in
                _ = try await following.output(atLeast: 3)
                // Its writer was restored to number 2, and gives number 3 to another event.
                try await following.send(.registration, 3, "b")
                try await following.send(.registration, 4, "b")
                let phase = try await worker.reaches("halted")
                #expect(phase.reason?.contains("number 3 of the stream of registration is another fact") == true)
            }
            #expect(try await following.installation.ledger().applied["registration"] == 3)
        }
    }
}
