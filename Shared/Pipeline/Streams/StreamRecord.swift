import Contracts
import KafkaClient

/// A record of one of our streams.
struct StreamRecord: Sendable {
    let input: ServiceName
    let offset: Int64
    let digest: [UInt8]
    let event: StreamEvent
    let body: [UInt8]
}

extension StreamRecord {
    /// - Throws: `HaltError` when the record is not an event of ours.
    init(_ record: KafkaRecord, of stream: ServiceName) throws {
        self.init(
            input: stream, offset: record.offset, digest: Identifiers.digest(ofRecord: record.value),
            event: try StreamEvent(stream: stream, bytes: record.value), body: record.value)
    }
}
