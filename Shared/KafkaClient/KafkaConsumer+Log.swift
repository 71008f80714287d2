/// What a log is and holds.
extension KafkaConsumer {
    public func clusterId(waitMilliseconds: Int32 = 5_000) -> String? {
        self.handle.clusterId(timeoutMilliseconds: waitMilliseconds)
    }

    /// How many brokers keep each partition of one topic.
    /// - Throws: `topicUnknown`, or `topicAuthorization` where we may not see it, which `topics` cannot tell apart.
    public func replicas(of topic: String) throws(KafkaError) -> [Int] {
        try self.handle.replicas(of: topic, timeoutMilliseconds: 5_000)
    }

    /// The first offset in the log and the one that the next record will get.
    public func watermarks(
        _ source: TopicPartition, waitMilliseconds: Int32 = 5_000
    ) async throws(KafkaError) -> Range<Int64> {
        let handle = self.handle
        return try await TimedCall.run(handle, waitMilliseconds: waitMilliseconds) { () throws(KafkaError) in
            try handle.watermarks(source, timeoutMilliseconds: waitMilliseconds)
        }
    }
}
