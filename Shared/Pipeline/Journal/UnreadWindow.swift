import Contracts
import KafkaClient

/// Records that were sent to topics and that not every reader has read yet. Pure.
///
/// The development broker keeps 5 MiB or 100,000 batches of a partition and drops the oldest without a word: a sender
/// that keeps this window small loses nothing.
package struct UnreadWindow: Sendable {
    /// Well below the broker's limit, because the broker counts the bytes of a batch its own way.
    package static let maximumBytes = 2 << 20
    static let maximumRecords = 40_000
    /// Bytes that the broker adds to a record sent in a batch of its own.
    package static let overhead = 128

    private struct Stretch: Sendable {
        let source: TopicPartition
        let end: Int64
        let bytes: Int
        let records: Int
    }

    private var stretches: [Stretch] = []
    private(set) var bytes = 0
    private(set) var records = 0

    package init() {}

    /// The partitions with unread records.
    package var sources: Set<TopicPartition> { Set(self.stretches.map(\.source)) }

    /// - Parameter end: the offset after the last of these records.
    package mutating func add(_ source: TopicPartition, end: Int64, bytes: Int, records: Int) {
        self.stretches.append(Stretch(source: source, end: end, bytes: bytes, records: records))
        self.bytes += bytes
        self.records += records
    }

    /// Adds the records that were in a log before anything was sent. Their sizes are unknown, so each counts as the
    /// largest event; together they count as no more than a full window, or nothing could ever be sent after them.
    package mutating func addExisting(_ source: TopicPartition, log: Range<Int64>, readUpTo offset: Int64) {
        let count = log.upperBound - max(offset, log.lowerBound)
        guard count > 0 else { return }
        let records = Int(min(count, Int64(Self.maximumRecords)))
        self.add(
            source, end: log.upperBound, bytes: min(records * Self.largestRecord, Self.maximumBytes), records: records)
    }

    private static let largestRecord = CloudEvent.maximumBytes

    /// Removes the records below the offsets that every reader has passed.
    package mutating func removeRead(upTo offsets: [TopicPartition: Int64]) {
        self.stretches.removeAll { stretch in
            guard offsets[stretch.source, default: 0] >= stretch.end else { return false }
            self.bytes -= stretch.bytes
            self.records -= stretch.records
            return true
        }
    }

    /// An empty window takes anything, however large.
    package func hasRoom(bytes: Int, records: Int) -> Bool {
        self.stretches.isEmpty
            || self.bytes + bytes <= Self.maximumBytes && self.records + records <= Self.maximumRecords
    }
}
