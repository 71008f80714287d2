import KafkaClient

/// Reads single records of logs again.
package protocol RecordReading: Sendable {
    /// The marks of the first record at or after the offset of each partition.
    /// - Returns: for each partition that cannot be read, its failure; `transport` when nothing arrived, because an
    ///   unreachable broker must not be mistaken for another log.
    func marks(
        _ wanted: [TopicPartition: Int64], waitMilliseconds: Int
    ) async throws -> [TopicPartition: Result<LogMark, KafkaError>]
    /// The first record at or after an offset.
    func record(_ source: TopicPartition, at offset: Int64) async throws -> KafkaRecord
    /// The records at the end of a log; none when the log is empty.
    func tail(of source: TopicPartition, in log: Range<Int64>) async throws -> [KafkaRecord]
    func close() async
}
