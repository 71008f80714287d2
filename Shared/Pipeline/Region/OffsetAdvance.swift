import Vocabulary

/// The progress of one partition in a transaction.
package struct OffsetAdvance: Sendable {
    let input: Int64
    let epoch: Int64
    let expected: Int64
    let next: Int64
    let lastOffset: Int64
    let lastDigest: [UInt8]
    let lastSeq: Int64
    let day: CalendarDate?
    let count: Int64
    /// Digest of the record that carried `lastSeq`, when that record was read just now.
    var seqDigest: [UInt8]?
    /// Set when another record is known to be in this log.
    var anchor: LogMark?

    package init(
        input: Int64, epoch: Int64, expected: Int64, next: Int64, lastOffset: Int64, lastDigest: [UInt8],
        lastSeq: Int64, day: CalendarDate?, count: Int64, seqDigest: [UInt8]? = nil, anchor: LogMark? = nil
    ) {
        self.input = input
        self.epoch = epoch
        self.expected = expected
        self.next = next
        self.lastOffset = lastOffset
        self.lastDigest = lastDigest
        self.lastSeq = lastSeq
        self.day = day
        self.count = count
        self.seqDigest = seqDigest
        self.anchor = anchor
    }

}
