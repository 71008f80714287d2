import Contracts
import JSON
import KafkaClient
import Pipeline
import Vocabulary

/// Renders rows of Registration: the accepted event for the canonical stream, and the feedback for the partner.
public struct IntakeRenderer: JournalRenderer {
    private let topics: Topics
    private let stream: String

    public init(topics: Topics) {
        self.topics = topics
        self.stream = topics.stream(.registration)
    }

    public func render(_ rows: [JournalRow], positions: [Int64: InputPosition], into messages: inout MessageBatch) {
        let stream = messages.target(self.stream, partition: 0)
        // Adjacent rows mostly came from the same partition.
        var last: (input: Int64, source: FeedbackSource, target: Int)?
        var writer = JSONWriter()
        // By index, because a copy of a row adds to its reference counts.
        for index in rows.indices {
            if rows[index].seq != nil, rows[index].payload != nil {
                messages.add(to: stream, key: rows[index].key ?? "") { rows[index].appendNumberedPayload(to: &$0) }
            }
            if let destination = rows[index].destination, let payload = rows[index].payload {
                messages.add(to: messages.target(destination), key: rows[index].key ?? "") {
                    $0.append(contentsOf: payload)
                }
                continue
            }
            guard let input = rows[index].input, let offset = rows[index].offset else { continue }
            if last?.input != input {
                last = positions[input].flatMap { position in
                    self.topics.partner(ofIntake: position.topic).map {
                        (input, FeedbackSource(position), messages.target(self.topics.feedback($0)))
                    }
                }
            }
            guard let last, last.source.write(feedbackOn: rows[index], offset: offset, to: &writer) else { continue }
            messages.add(to: last.target, key: rows[index].key ?? last.source.position(offset)) { bytes in
                // Partners read feedback on terminals too, and warnings quote names that the sender chose.
                writer.withBytes { PrintableText.append(json: $0, to: &bytes) }
            }
        }
    }
}
