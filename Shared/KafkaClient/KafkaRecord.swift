/// One partition of one topic.
public struct TopicPartition: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let topic: String
    public let partition: Int32

    public init(_ topic: String, _ partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    public static func < (left: TopicPartition, right: TopicPartition) -> Bool {
        (left.topic, left.partition) < (right.topic, right.partition)
    }

    public var description: String { "\(self.topic)/\(self.partition)" }
}

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

/// A message to send. With `contentType` it carries that one header; `headers` are for senders that need others.
public struct KafkaMessage: Sendable {
    public let topic: String
    /// `nil` chooses the partition by the hash of the key.
    public let partition: Int32?
    public let key: [UInt8]
    public let value: [UInt8]
    public let contentType: StaticString?
    public let headers: [(name: String, value: [UInt8])]

    public init(
        topic: String, partition: Int32? = nil, key: [UInt8], value: [UInt8], contentType: StaticString? = nil,
        headers: [(name: String, value: [UInt8])] = []
    ) {
        self.topic = topic
        self.partition = partition
        self.key = key
        self.value = value
        self.contentType = contentType
        self.headers = headers
    }

    /// Key, value and headers.
    public var size: Int {
        self.headers.reduce(self.key.count + self.value.count + (self.contentType?.utf8CodeUnitCount ?? 0)) {
            $0 + $1.name.utf8.count + $1.value.count
        }
    }
}

/// The position that the broker gave a message.
public struct KafkaDelivery: Sendable, Equatable {
    public let partition: Int32
    public let offset: Int64
}
