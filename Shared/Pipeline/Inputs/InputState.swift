import KafkaClient
import Vocabulary

/// One partition that this instance reads, as stored in its row.
package struct InputState: Sendable {
    package let id: Int64
    package let source: TopicPartition
    package let incarnation: String
    package let epoch: Int64
    package var nextOffset: Int64
    package var lastSeq: Int64
    var day: CalendarDate?
    /// Digest of the record that carried `lastSeq`.
    package var seqDigest: [UInt8]?
    /// A record that was found in the log after everything before `last` had been read.
    package var anchor: LogMark?
    /// The last record that was read.
    package var last: LogMark?
    var cluster: String = ""
    /// The offset from which an operator wants it read (`rewind`).
    package var rewindTo: Int64?

    package init(
        id: Int64, source: TopicPartition, incarnation: String, epoch: Int64, nextOffset: Int64, lastSeq: Int64,
        day: CalendarDate? = nil, seqDigest: [UInt8]? = nil, anchor: LogMark? = nil, last: LogMark? = nil,
        cluster: String = "", rewindTo: Int64? = nil
    ) {
        self.id = id
        self.source = source
        self.incarnation = incarnation
        self.epoch = epoch
        self.nextOffset = nextOffset
        self.lastSeq = lastSeq
        self.day = day
        self.seqDigest = seqDigest
        self.anchor = anchor
        self.last = last
        self.cluster = cluster
        self.rewindTo = rewindTo
    }

}

extension InputState {
    /// The committed offset, with a note of which reading of the log it belongs to.
    var groupMark: GroupMark { GroupMark(offset: self.nextOffset, note: String(self.epoch)) }
}
