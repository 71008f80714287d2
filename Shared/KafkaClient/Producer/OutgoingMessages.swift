import CLibrdkafka

/// Messages in a form that the producer can hand to librdkafka one by one.
protocol OutgoingMessages: Sendable {
    var count: Int { get }
    /// About how many bytes they have together.
    var size: Int { get }
    /// The topics of the messages, each at least once.
    var topics: [String] { get }
    /// The index in `topics` of a message's topic.
    func topic(of index: Int) -> Int
    /// Copies a message into librdkafka's queue.
    func produce(
        _ index: Int, to topic: TopicHandle, of client: ClientHandle, opaque: UnsafeMutableRawPointer?
    ) -> rd_kafka_resp_err_t
}
