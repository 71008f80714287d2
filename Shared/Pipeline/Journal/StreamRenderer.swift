import Contracts
import KafkaClient

/// Renders rows of Matching, Monitoring and Escalation: the stored message, unchanged.
public struct StreamRenderer: JournalRenderer {
    private let stream: String

    public init(service: ServiceName, topics: Topics) {
        self.stream = topics.stream(service)
    }

    public func render(_ rows: [JournalRow], positions: [Int64: InputPosition], into messages: inout [KafkaMessage]) {
        for row in rows where row.verdict == .emitted {
            guard let payload = row.numberedPayload else { continue }
            let isStream = row.destination == nil
            messages.append(
                KafkaMessage(
                    topic: row.destination ?? self.stream, partition: isStream ? 0 : nil,
                    key: Array((row.key ?? "").utf8), value: payload, contentType: Self.contentType))
        }
    }

    package static let contentType: StaticString = "application/cloudevents+json; charset=UTF-8"
}
