import CLibrdkafka
import Glibc

/// The offset up to which a consumer group has read, with a note of its own.
public struct GroupMark: Sendable, Equatable {
    public let offset: Int64
    /// The metadata committed with the offset; empty when there is none.
    public let note: String

    public init(offset: Int64, note: String = "") {
        self.offset = offset
        self.note = note
    }
}

extension KafkaConsumer {
    /// Stores in the broker how far this group has read.
    public func commit(marks: [TopicPartition: GroupMark]) {
        guard let list = Self.list(marks) else { return }
        defer { rd_kafka_topic_partition_list_destroy(list) }
        _ = rd_kafka_commit(self.handle.pointer, list, 1)
    }

    /// The marks that this group stored last. A partition has none if the group never stored one, or so long ago that
    /// the broker has forgotten it.
    public func marks(
        of sources: [TopicPartition], waitMilliseconds: Int32 = 5_000
    ) throws(KafkaError) -> [TopicPartition: GroupMark] {
        guard
            let list = Self.list(
                Dictionary(sources.map { ($0, GroupMark(offset: -1)) }, uniquingKeysWith: { first, _ in first }))
        else { return [:] }
        defer { rd_kafka_topic_partition_list_destroy(list) }
        let error = rd_kafka_committed(self.handle.pointer, list, waitMilliseconds)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else { throw self.handle.error(error, .committed) }
        var marks: [TopicPartition: GroupMark] = [:]
        for element in UnsafeBufferPointer(start: list.pointee.elems, count: Int(list.pointee.cnt))
        where element.err == RD_KAFKA_RESP_ERR_NO_ERROR && element.offset >= 0 {
            let bytes = UnsafeRawBufferPointer(start: element.metadata, count: element.metadata_size)
            marks[TopicPartition(String(cString: element.topic), element.partition)] = GroupMark(
                offset: element.offset, note: String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
        }
        return marks
    }

    private static func list(
        _ marks: [TopicPartition: GroupMark]
    ) -> UnsafeMutablePointer<rd_kafka_topic_partition_list_t>? {
        guard !marks.isEmpty else { return nil }
        let list = rd_kafka_topic_partition_list_new(Int32(marks.count))
        for (source, mark) in marks.sorted(by: { $0.key < $1.key }) {
            let element = rd_kafka_topic_partition_list_add(list, source.topic, source.partition)
            element?.pointee.offset = mark.offset
            guard !mark.note.isEmpty else { continue }
            // The list frees it.
            element?.pointee.metadata = UnsafeMutableRawPointer(strdup(mark.note))
            element?.pointee.metadata_size = mark.note.utf8.count
        }
        return list
    }
}
