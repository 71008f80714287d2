import CLibrdkafka

/// A broker's metadata of the cluster's topics.
extension ClientHandle {
    /// One metadata response, readable only inside the closure that receives it.
    struct Metadata: ~Copyable {
        fileprivate let pointer: UnsafePointer<rd_kafka_metadata>

        var brokers: UnsafeBufferPointer<rd_kafka_metadata_broker> {
            UnsafeBufferPointer(start: self.pointer.pointee.brokers, count: Int(self.pointer.pointee.broker_cnt))
        }

        var topics: UnsafeBufferPointer<rd_kafka_metadata_topic> {
            UnsafeBufferPointer(start: self.pointer.pointee.topics, count: Int(self.pointer.pointee.topic_cnt))
        }
    }

    /// Asks a broker for all topics, for one, or for none.
    func metadata<T>(
        _ timeoutMilliseconds: Int32, allTopics: Bool = false, topic: OpaquePointer? = nil, name: String? = nil,
        _ read: (borrowing Metadata) -> T
    ) throws(KafkaError) -> T {
        var metadata: UnsafePointer<rd_kafka_metadata>?
        let error = rd_kafka_metadata(self.pointer, allTopics ? 1 : 0, topic, &metadata, timeoutMilliseconds)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else {
            throw self.error(error, .metadata, topic: name)
        }
        defer { rd_kafka_metadata_destroy(metadata) }
        self.context.watch.answered()
        return read(Metadata(pointer: metadata))
    }

    /// All topics that we may see, with their number of partitions.
    func topics(timeoutMilliseconds: Int32) throws(KafkaError) -> [String: Int] {
        try self.leaders(timeoutMilliseconds: timeoutMilliseconds).mapValues(\.count)
    }

    /// The broker that leads each partition of each topic; -1 for one that has no leader.
    func leaders(timeoutMilliseconds: Int32) throws(KafkaError) -> [String: [Int32]] {
        try self.metadata(timeoutMilliseconds, allTopics: true) { metadata in
            var topics: [String: [Int32]] = [:]
            for topic in metadata.topics {
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
    }

    /// The number of brokers that keep each partition of one topic.
    /// - Throws: `topicUnknown`, or `topicAuthorization` for a topic that we may not see: a list of all topics leaves
    ///   it out.
    func replicas(of topic: String, timeoutMilliseconds: Int32) throws(KafkaError) -> [Int] {
        let handle = try TopicHandle(topic, of: self)
        let (error, replicas) = try self.metadata(timeoutMilliseconds, topic: handle.pointer, name: topic) { metadata in
            guard let found = metadata.topics.first else { return (RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, [Int]()) }
            let partitions = UnsafeBufferPointer(start: found.partitions, count: Int(found.partition_cnt))
            return (found.err, partitions.map { Int($0.replica_cnt) })
        }
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else { throw self.error(error, .metadata, topic: topic) }
        return replicas
    }

    /// The first offset in the log and the one that the next record will get.
    func watermarks(_ source: TopicPartition, timeoutMilliseconds: Int32) throws(KafkaError) -> Range<Int64> {
        var low: Int64 = 0
        var high: Int64 = 0
        let error = rd_kafka_query_watermark_offsets(
            self.pointer, source.topic, source.partition, &low, &high, timeoutMilliseconds)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw self.error(error, .watermarks, topic: source.topic, partition: source.partition)
        }
        self.context.watch.answered()
        return low..<max(low, high)
    }
}
