import CLibrdkafka

/// What shows whether a right is there: only trying does.
extension KafkaConsumer {
    /// Reads from a partition until something comes of it. The consumer must have been made with `enable.partition.eof`,
    /// and read nothing else.
    /// - Throws: why nothing can be read of it.
    public func tryReading(_ source: TopicPartition, waitMilliseconds: Int32) async throws(KafkaError) {
        let end = try await self.watermarks(source, waitMilliseconds: waitMilliseconds).upperBound
        try self.add([source: end])
        let deadline = ContinuousClock.now + .milliseconds(Int(waitMilliseconds))
        var isRead = false
        var failure: KafkaError?
        while !isRead, failure == nil, ContinuousClock.now < deadline {
            do {
                isRead = try !self.poll(maximum: 1, waitMilliseconds: 100).isEmpty
                failure = self.takeFailures()[source]
                guard failure?.code == .endOfPartition else { continue }
                // One answer of the broker may tell the end first, and then that it refuses.
                isRead = true
                _ = try self.poll(maximum: 1, waitMilliseconds: 100)
                failure = self.takeFailures()[source]
            } catch {
                failure = error
            }
        }
        try self.remove([source])
        if let failure { throw failure }
        guard isRead else {
            throw self.handle.context.noAnswer(
                "fetch: nothing came in time", topic: source.topic, partition: source.partition)
        }
    }

    /// Stores an offset of its group and waits for the broker's answer.
    public func tryCommitting(
        _ source: TopicPartition, offset: Int64, waitMilliseconds: Int32
    ) async throws(KafkaError) {
        let handle = self.handle
        try await TimedCall.run(handle, waitMilliseconds: waitMilliseconds) { () throws(KafkaError) in
            let list = Self.list([source: offset])
            defer { rd_kafka_topic_partition_list_destroy(list) }
            let error = rd_kafka_commit(handle.pointer, list, 0)
            guard error == RD_KAFKA_RESP_ERR_NO_ERROR else { throw handle.error(error, .commit, topic: source.topic) }
        }
    }
}
