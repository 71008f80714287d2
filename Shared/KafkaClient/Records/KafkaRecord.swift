/// A record read from a partition; all bytes are copies.
public struct KafkaRecord: Sendable {
    public let source: TopicPartition
    public let offset: Int64
    public let key: [UInt8]?
    public let value: [UInt8]
    public let headers: [(name: String, value: [UInt8])]

    public init(
        source: TopicPartition, offset: Int64, key: [UInt8]?, value: [UInt8],
        headers: [(name: String, value: [UInt8])]
    ) {
        self.source = source
        self.offset = offset
        self.key = key
        self.value = value
        self.headers = headers
    }

    /// The bytes that the sender decides: key, value and headers.
    var size: Int {
        self.headers.reduce((self.key?.count ?? 0) + self.value.count) { $0 + $1.name.utf8.count + $1.value.count }
    }
}
