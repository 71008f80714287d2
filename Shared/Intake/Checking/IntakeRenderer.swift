import Contracts
import KafkaClient
import Pipeline

/// Renders rows of Registration: the accepted event for the canonical stream, and the feedback for the partner.
public struct IntakeRenderer: JournalRenderer {
    private let topics: Topics
    private let stream: String

    public init(topics: Topics) {
        self.topics = topics
        self.stream = topics.stream(.registration)
    }

    public func render(_ rows: [JournalRow], positions: [Int64: InputPosition], into messages: inout [KafkaMessage]) {
        // Adjacent rows mostly came from the same partition.
        var last: (input: Int64, source: FeedbackSource)?
        // By index, because a copy of a row adds to its reference counts.
        for index in rows.indices {
            let key = Array((rows[index].key ?? "").utf8)
            if rows[index].seq != nil, let payload = rows[index].numberedPayload {
                messages.append(
                    KafkaMessage(
                        topic: self.stream, partition: 0, key: key, value: payload,
                        contentType: StreamRenderer.contentType))
            }
            if let destination = rows[index].destination, let payload = rows[index].payload {
                messages.append(
                    KafkaMessage(
                        topic: destination, key: key, value: payload, contentType: StreamRenderer.contentType))
                continue
            }
            guard let input = rows[index].input, let offset = rows[index].offset else { continue }
            if last?.input != input {
                last = positions[input].flatMap { position in
                    self.topics.partner(ofIntake: position.topic).map {
                        (input, FeedbackSource(position, topic: self.topics.feedback($0)))
                    }
                }
            }
            guard let source = last?.source, let feedback = source.feedback(on: rows[index], offset: offset) else {
                continue
            }
            messages.append(
                KafkaMessage(
                    topic: source.topic, key: rows[index].key == nil ? Array(source.position(offset).utf8) : key,
                    value: feedback, contentType: StreamRenderer.contentType))
        }
    }
}
