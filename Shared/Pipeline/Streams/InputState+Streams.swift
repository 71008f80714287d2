import Vocabulary

/// Progress on one of our own streams. The records are those that follow `nextOffset`, in order; some may repeat known
/// numbers.
extension InputState {
    /// - Parameter day: the last day that begins among the records.
    /// - Returns: `nil` when there are no records.
    func advance(over records: [StreamRecord], day: CalendarDate? = nil) -> OffsetAdvance? {
        guard let last = records.last else { return nil }
        var after = self
        after.pass(records)
        return OffsetAdvance(
            input: self.id, epoch: self.epoch, expected: self.nextOffset, next: after.nextOffset,
            lastOffset: last.offset, lastDigest: last.digest, lastSeq: after.lastSeq, day: day,
            count: Int64(records.count), seqDigest: after.seqDigest)
    }

    mutating func pass(_ records: [StreamRecord]) {
        for record in records {
            self.nextOffset = record.offset + 1
            guard record.event.seq > self.lastSeq else { continue }
            self.lastSeq = record.event.seq
            self.seqDigest = record.digest
        }
    }
}
