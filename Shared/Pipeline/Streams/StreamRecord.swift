import Contracts
import KafkaClient
import Vocabulary

/// A record of one of our streams.
struct StreamRecord: Sendable {
    let input: ServiceName
    let offset: Int64
    let digest: [UInt8]
    let event: StreamEvent
    let body: [UInt8]
}
