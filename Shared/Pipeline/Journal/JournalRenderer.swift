import Contracts
import KafkaClient

/// Turns journal rows into messages. One per service; pure.
public protocol JournalRenderer: Sendable {
    /// - Parameter positions: the origins of the events, by the rows' `input`.
    func render(_ rows: [JournalRow], positions: [Int64: InputPosition], into messages: inout MessageBatch)
}

extension JournalRenderer {
    func messages(for batches: [[JournalRow]], positions: [Int64: InputPosition]) -> MessageBatch {
        var messages = MessageBatch(contentType: CloudEvent.structuredContentType)
        let count = batches.reduce(0) { $0 + $1.count }
        let bytes = batches.reduce(0) { $0 + $1.payloadBytes }
        messages.reserve(messages: count * 2, bytes: bytes + count * Self.room)
        for rows in batches { self.render(rows, positions: positions, into: &messages) }
        return messages
    }

    /// Enough for the number of a message on the stream, for two keys, and for the feedback on most events, in bytes.
    private static var room: Int { 640 }
}
