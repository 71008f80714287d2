import KafkaClient

/// Reads single records of logs again.
package protocol RecordReading: Sendable {
    /// The first record at or after the offset of each partition.
    /// - Returns: for each partition that cannot be read, its failure; `transport` when nothing arrived, because an
    ///   unreachable broker must not be mistaken for another log.
    func records(
        _ wanted: [TopicPartition: Int64], waitMilliseconds: Int
    ) async throws -> [TopicPartition: Result<KafkaRecord, KafkaError>]
    /// The records at the end of a log; none when the log is empty.
    func tail(of source: TopicPartition, in log: Range<Int64>) async throws -> [KafkaRecord]
    func close() async
}

extension RecordReading {
    package func record(_ source: TopicPartition, at offset: Int64) async throws -> KafkaRecord {
        let found = try await self.records([source: offset], waitMilliseconds: 10_000)[source]
        guard let found else { throw LogReader.notRead(source, offset) }
        return try found.get()
    }
}
