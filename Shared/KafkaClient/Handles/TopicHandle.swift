import CLibrdkafka

/// Owns one `rd_kafka_topic_t`. A message that names its topic instead makes librdkafka compare the names of all topics
/// under a lock.
///
/// `@unchecked Sendable`: librdkafka protects a topic by locks of its own and counts who uses it; the pointer never
/// changes.
final class TopicHandle: @unchecked Sendable {
    let name: String
    let pointer: OpaquePointer
    /// A client is destroyed after its topics.
    private let client: ClientHandle

    init(_ name: String, of client: ClientHandle) throws(KafkaError) {
        guard let pointer = rd_kafka_topic_new(client.pointer, name, nil) else {
            throw KafkaError(.configuration, "«\(name)» is no name of a topic", topic: name)
        }
        self.name = name
        self.pointer = pointer
        self.client = client
    }

    deinit { rd_kafka_topic_destroy(self.pointer) }
}
