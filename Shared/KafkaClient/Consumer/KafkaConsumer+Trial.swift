import CLibrdkafka

/// Trial requests: only a request shows whether a right exists.
extension KafkaConsumer {
    /// Reads from the end of a partition until a record, the end or an error arrives. The consumer must have been
    /// created with `enable.partition.eof` and read nothing else.
    /// - Throws: the reason why the partition cannot be read.
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
                // One response may report the end of the partition first and the refusal after it.
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

    /// Commits an offset for the consumer's group and waits for the broker's answer.
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
