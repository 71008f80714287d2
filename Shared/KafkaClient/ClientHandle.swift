import CLibrdkafka

/// Owns one `rd_kafka_t`.
///
/// `@unchecked Sendable`: librdkafka documents every call on `rd_kafka_t` as thread-safe; the pointer itself never
/// changes, and `rd_kafka_destroy` runs once, when the last owner lets go.
final class ClientHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    /// What C callbacks point to lives as long as the handle.
    private let retained: AnyObject?

    init(
        type: rd_kafka_type_t, configuration: OpaquePointer, retaining retained: AnyObject? = nil
    ) throws(KafkaError) {
        var text = [CChar](repeating: 0, count: 512)
        guard let pointer = rd_kafka_new(type, configuration, &text, text.count) else {
            // The configuration stays ours only when rd_kafka_new fails.
            rd_kafka_conf_destroy(configuration)
            throw KafkaError(.configuration, String(nullTerminated: text))
        }
        self.pointer = pointer
        self.retained = retained
    }

    deinit {
        rd_kafka_destroy(self.pointer)
    }

    /// The fatal error of an idempotent producer, if it had one.
    var fatalError: KafkaError? {
        var text = [CChar](repeating: 0, count: 512)
        let error = rd_kafka_fatal_error(self.pointer, &text, text.count)
        guard error != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        return KafkaError(.fatal, String(nullTerminated: text))
    }

    /// The cluster's own id, or `nil` when no broker answered in time.
    func clusterId(timeoutMilliseconds: Int32) -> String? {
        guard let text = rd_kafka_clusterid(self.pointer, timeoutMilliseconds) else { return nil }
        defer { rd_kafka_mem_free(self.pointer, text) }
        return String(cString: text)
    }

    /// Admin requests go to the controller. The development broker has no such API and names one that does not exist,
    /// for which librdkafka would wait in vain.
    func requireController(timeoutMilliseconds: Int32) throws(KafkaError) {
        let controller = rd_kafka_controllerid(self.pointer, timeoutMilliseconds)
        var metadata: UnsafePointer<rd_kafka_metadata>?
        let error = rd_kafka_metadata(self.pointer, 0, nil, &metadata, timeoutMilliseconds)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else { throw KafkaError(error, context: "metadata") }
        defer { rd_kafka_metadata_destroy(metadata) }
        guard controller >= 0 else { throw KafkaError(.transport, "the cluster has no controller at the moment") }
        let brokers = (0..<Int(metadata.pointee.broker_cnt)).map { metadata.pointee.brokers[$0].id }
        guard brokers.contains(controller) else {
            throw KafkaError(.unsupported, "this broker has no admin API: it makes topics by itself")
        }
    }

    /// All topics with their number of partitions.
    func topics(timeoutMilliseconds: Int32) throws(KafkaError) -> [String: Int] {
        try self.leaders(timeoutMilliseconds: timeoutMilliseconds).mapValues(\.count)
    }

    /// The broker that leads each partition of each topic; -1 for one that has no leader.
    func leaders(timeoutMilliseconds: Int32) throws(KafkaError) -> [String: [Int32]] {
        var metadata: UnsafePointer<rd_kafka_metadata>?
        let error = rd_kafka_metadata(self.pointer, 1, nil, &metadata, timeoutMilliseconds)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else { throw KafkaError(error, context: "metadata") }
        defer { rd_kafka_metadata_destroy(metadata) }
        var topics: [String: [Int32]] = [:]
        for topic in UnsafeBufferPointer(start: metadata.pointee.topics, count: Int(metadata.pointee.topic_cnt)) {
            guard topic.err == RD_KAFKA_RESP_ERR_NO_ERROR, let name = topic.topic else { continue }
            var leaders = [Int32](repeating: -1, count: Int(topic.partition_cnt))
            for partition in UnsafeBufferPointer(start: topic.partitions, count: leaders.count)
            where leaders.indices.contains(Int(partition.id)) {
                leaders[Int(partition.id)] = partition.leader
            }
            topics[String(cString: name)] = leaders
        }
        return topics
    }

    /// The first offset in the log and the one that the next record will get.
    func watermarks(_ source: TopicPartition, timeoutMilliseconds: Int32) throws(KafkaError) -> Range<Int64> {
        var low: Int64 = 0
        var high: Int64 = 0
        let error = rd_kafka_query_watermark_offsets(
            self.pointer, source.topic, source.partition, &low, &high, timeoutMilliseconds)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw KafkaError(error, topic: source.topic, partition: source.partition, context: "watermarks")
        }
        return low..<max(low, high)
    }
}
