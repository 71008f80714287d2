import Contracts
import KafkaClient

/// An event that waits because our code failed on it, or on an earlier event that it depends on.
package struct ParkedEvent: Sendable {
    let id: Int64
    package let nr: Int64?
    package let input: Int64
    /// The partition it was read from, also when that log has been replaced since.
    package let source: TopicPartition
    package let offset: Int64
    package let body: [UInt8]
    package let headers: [EventHeader]
    let attempts: Int
    /// Set when an operator discarded the event.
    package let discardReason: String?
}
