@testable import Intake
import KafkaClient
import Testing

@Suite(.timeLimit(.minutes(10)))
struct LogCheckTurnsTests {
    private let partitions = (0..<40).map { TopicPartition("in", Int32($0)) }

    @Test func everyPartitionHasItsTurn() {
        var turns = LogCheckTurns()
        var seen: [TopicPartition] = []
        for _ in 0..<5 {
            let turn = turns.next(of: self.partitions.shuffled())
            #expect(turn.count == LogCheckTurns.partitionsAtATime)
            seen += turn
        }
        #expect(seen == self.partitions + self.partitions)
    }

    @Test func partitionsThatAreNoLongerDueTakeNoTurn() {
        var turns = LogCheckTurns()
        _ = turns.next(of: self.partitions)
        #expect(turns.next(of: []) == [])
        #expect(turns.next(of: self.partitions[..<3]) == Array(self.partitions[..<3]))
        #expect(turns.next(of: self.partitions).first == self.partitions[3])
    }
}
