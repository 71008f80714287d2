import KafkaClient

/// Turns journal rows into messages. One per service; pure.
public protocol JournalRenderer: Sendable {
    /// - Parameter positions: the origins of the events, by the rows' `input`.
    func render(_ rows: [JournalRow], positions: [Int64: InputPosition], into messages: inout [KafkaMessage])
}

extension JournalRenderer {
    func messages(for batches: [[JournalRow]], positions: [Int64: InputPosition]) -> [KafkaMessage] {
        var messages: [KafkaMessage] = []
        messages.reserveCapacity(batches.reduce(0) { $0 + $1.count * 2 })
        for rows in batches { self.render(rows, positions: positions, into: &messages) }
        return messages
    }
}
