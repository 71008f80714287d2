import Contracts
import KafkaClient

/// Renders rows of Matching, Monitoring and Escalation: the stored message, unchanged.
public struct StreamRenderer: JournalRenderer {
    private let stream: String

    public init(service: ServiceName, topics: Topics) {
        self.stream = topics.stream(service)
    }

    public func render(_ rows: [JournalRow], positions: [Int64: InputPosition], into messages: inout MessageBatch) {
        let stream = messages.target(self.stream, partition: 0)
        for row in rows where row.verdict == .emitted && row.payload != nil {
            let target = row.destination.map { messages.target($0) } ?? stream
            messages.add(to: target, key: row.key ?? "") { row.appendNumberedPayload(to: &$0) }
        }
    }
}
