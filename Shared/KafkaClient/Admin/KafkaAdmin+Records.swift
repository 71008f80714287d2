import CLibrdkafka

extension KafkaAdmin {
    /// Deletes the records before an offset: the log then begins there. The topic, its rights and its settings stay.
    /// - Throws: `KafkaError`, `unsupported` when the broker has no admin API.
    public func deleteRecords(
        before offset: Int64, of source: TopicPartition
    ) throws(KafkaError) {
        // librdkafka aborts the process when memory runs out; it never returns a null list.
        guard let list = rd_kafka_topic_partition_list_new(1) else { fatalError("no memory") }
        defer { rd_kafka_topic_partition_list_destroy(list) }
        rd_kafka_topic_partition_list_add(list, source.topic, source.partition).pointee.offset = offset
        var requests: [OpaquePointer?] = [rd_kafka_DeleteRecords_new(list)]
        defer { for request in requests { rd_kafka_DeleteRecords_destroy(request) } }
        let results = try self.request(
            RD_KAFKA_ADMIN_OP_DELETERECORDS, .deleteRecords, &requests, send: rd_kafka_DeleteRecords
        ) { event -> [AdminResult] in
            guard let result = rd_kafka_event_DeleteRecords_result(event),
                let offsets = rd_kafka_DeleteRecords_result_offsets(result)
            else { return [] }
            return (0..<Int(offsets.pointee.cnt)).map { index in
                let element = offsets.pointee.elems[index]
                return AdminResult(name: String(cString: element.topic), error: element.err, text: nil)
            }
        }
        for result in results where result.error != RD_KAFKA_RESP_ERR_NO_ERROR {
            throw self.error(result, .deleteRecords)
        }
    }
}
