/// The cluster, replicas and offsets of logs.
extension KafkaConsumer {
    public func clusterId(waitMilliseconds: Int32 = 5_000) -> String? {
        self.handle.clusterId(timeoutMilliseconds: waitMilliseconds)
    }

    /// The number of brokers that keep each partition of one topic.
    /// - Throws: `topicUnknown`, or `topicAuthorization` for a topic that we may not see; `topics` cannot tell the two
    ///   apart.
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

    /// The offsets of a partition, or `nil` where there is no such topic.
    /// - Throws: `topicAuthorization` for a topic that we may not see: a topic that is missing from the list may exist.
    public func log(of source: TopicPartition) async throws(KafkaError) -> Range<Int64>? {
        if try self.topics()[source.topic] == nil {
            do throws(KafkaError) {
                _ = try self.replicas(of: source.topic)
            } catch {
                guard error.code == .topicUnknown else { throw error }
                return nil
            }
        }
        return try await self.watermarks(source)
    }
}
