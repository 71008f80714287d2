/// Messages that are sent together, with their keys and values end to end in one buffer. All have the same content type
/// and no other header.
///
/// For senders of many small messages: a `KafkaMessage` takes an allocation each for its key and its value.
public struct MessageBatch: Sendable {
    /// A topic and the partition of it: `nil` chooses one by the hash of the key.
    struct Target: Hashable, Sendable {
        let topic: String
        let partition: Int32?
    }

    /// One message: its target, and where its key and its value are in the buffer.
    struct Entry: Sendable {
        let target: Int
        let key: Range<Int>
        let value: Range<Int>
    }

    let contentType: [UInt8]
    private(set) var bytes: [UInt8] = []
    private(set) var targets: [Target] = []
    private(set) var entries: [Entry] = []
    private var indices: [Target: Int] = [:]

    public init(contentType: String) {
        self.contentType = Array(contentType.utf8)
    }

    public mutating func reserve(messages: Int, bytes: Int) {
        self.entries.reserveCapacity(messages)
        self.bytes.reserveCapacity(bytes)
    }

    public var count: Int { self.entries.count }

    /// - Returns: the number by which `add` knows the target.
    public mutating func target(_ topic: String, partition: Int32? = nil) -> Int {
        let target = Target(topic: topic, partition: partition)
        if let index = self.indices[target] { return index }
        self.targets.append(target)
        self.indices[target] = self.targets.count - 1
        return self.targets.count - 1
    }

    /// - Parameters:
    ///   - target: given by `target(_:partition:)`.
    ///   - write: appends the value.
    public mutating func add(to target: Int, key: String, _ write: (inout [UInt8]) -> Void) {
        precondition(self.targets.indices.contains(target), "the batch has no target \(target)")
        let start = self.bytes.count
        self.bytes.append(contentsOf: key.utf8)
        let middle = self.bytes.count
        write(&self.bytes)
        self.entries.append(Entry(target: target, key: start..<middle, value: middle..<self.bytes.count))
    }

    /// The messages to some of the topics, in the same order.
    public func part(to isWanted: (String) -> Bool) -> MessageBatch {
        var batch = self
        (batch.targets, batch.indices, batch.entries) = ([], [:], [])
        let targets = self.targets.map { isWanted($0.topic) ? batch.target($0.topic, partition: $0.partition) : nil }
        batch.entries = self.entries.compactMap { entry in
            targets[entry.target].map { Entry(target: $0, key: entry.key, value: entry.value) }
        }
        return batch
    }

    /// The offsets of the delivered messages to a topic, in the order of sending. The broker confirms a message that it
    /// already had without its offset.
    /// - Parameter report: on this batch.
    public func offsets(on topic: String, in report: DeliveryReport) -> [Int64] {
        let wanted = self.targets.map { $0.topic == topic }
        return zip(self.entries, report.deliveries).compactMap { entry, delivery in
            guard wanted[entry.target], let offset = delivery?.offset, offset >= 0 else { return nil }
            return offset
        }
    }

    /// Each message as a value of its own.
    package var messages: [KafkaMessage] {
        self.entries.map { entry in
            KafkaMessage(
                topic: self.targets[entry.target].topic, partition: self.targets[entry.target].partition,
                key: Array(self.bytes[entry.key]), value: Array(self.bytes[entry.value]),
                headers: [("content-type", self.contentType)])
        }
    }
}
