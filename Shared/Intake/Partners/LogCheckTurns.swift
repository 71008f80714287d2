import KafkaClient

/// Divides the checks of logs over time: the broker sends a whole batch for each record that is read again.
struct LogCheckTurns {
    static let partitionsAtATime = 16

    private var last: TopicPartition?

    /// The partitions whose turn it is, of those that are due: after the last ones, in order, and round again.
    mutating func next(of due: some Collection<TopicPartition>) -> [TopicPartition] {
        let due = due.sorted()
        let next = self.last.flatMap { last in due.firstIndex { $0 > last } } ?? 0
        let turn = (due[next...] + due[..<next]).prefix(Self.partitionsAtATime)
        self.last = turn.last ?? self.last
        return Array(turn)
    }
}
