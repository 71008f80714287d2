/// A message to send.
public struct KafkaMessage: Sendable {
    public let topic: String
    /// `nil` chooses the partition by the hash of the key.
    public let partition: Int32?
    public let key: [UInt8]
    public let value: [UInt8]
    public let headers: [(name: String, value: [UInt8])]

    public init(
        topic: String, partition: Int32? = nil, key: [UInt8], value: [UInt8],
        headers: [(name: String, value: [UInt8])] = []
    ) {
        self.topic = topic
        self.partition = partition
        self.key = key
        self.value = value
        self.headers = headers
    }

    /// Key, value and headers.
    public var size: Int {
        self.headers.reduce(self.key.count + self.value.count) {
            $0 + $1.name.utf8.count + $1.value.count
        }
    }
}
