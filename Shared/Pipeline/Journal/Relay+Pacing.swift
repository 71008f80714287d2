import KafkaClient

/// On a log that drops unread records, the relay sends at its readers' pace, and unsent rows wait in the journal
/// instead of in memory.
///
/// The service never waits for the relay then: a waiting service would not read either, and its readers may be waiting
/// for messages of another service that is itself waiting for this one to read.
extension Relay {
    private static var partBytes: Int { 256 << 10 }
    private static var partRecords: Int { 1_000 }

    /// Leaves rows to the journal when earlier rows wait there or in the queue.
    /// - Returns: `false` when they can be sent from memory.
    func leaveToJournal(_ rows: [JournalRow], isFull: Bool) -> Bool {
        guard self.pacing != nil, let last = rows.last, self.backlogEnd != nil || isFull else { return false }
        self.backlogEnd = last.nr
        return true
    }

    /// Sends the next rows that wait in the journal.
    /// - Returns: whether any rows waited there.
    func sendFromJournal() async throws -> Bool {
        guard let last = self.backlogEnd else { return false }
        let rows = try await self.rows(after: self.publishedNr, to: last, limit: 500)
        if !rows.isEmpty { try await self.send([rows]) }
        // Later rows may have been left to the journal meanwhile.
        if let end = self.backlogEnd, self.publishedNr >= end || rows.isEmpty && end == last { self.backlogEnd = nil }
        return true
    }

    func sendPaced(_ batches: [[JournalRow]], _ pacing: StreamPacing) async throws {
        for part in Self.parts(of: batches) {
            // Messages for partners alone need no room on the stream.
            if part.bytes > 0 { try await pacing.waitForRoom(bytes: part.bytes, records: part.rows.count) }
            // While the stream cannot be written, every attempt would send the partners' messages once more.
            try await self.sendAtOnce([part.rows], streamFirst: self.backlogEnd != nil)
            if part.bytes > 0, let last = self.streamOffset {
                await pacing.sent(upTo: last + 1, bytes: part.bytes, records: part.rows.count)
            }
        }
    }

    /// Parts small enough to send between two reads of the stream's readers.
    static func parts(of batches: [[JournalRow]]) -> [(rows: [JournalRow], bytes: Int)] {
        var parts: [(rows: [JournalRow], bytes: Int)] = []
        var (rows, bytes) = ([JournalRow](), 0)
        for row in batches.joined() {
            let size =
                row.seq == nil ? 0 : (row.payload?.count ?? 0) + (row.key?.utf8.count ?? 0) + UnreadWindow.overhead
            if !rows.isEmpty, bytes + size > Self.partBytes || rows.count >= Self.partRecords {
                parts.append((rows, bytes))
                (rows, bytes) = ([], 0)
            }
            rows.append(row)
            bytes += size
        }
        if !rows.isEmpty { parts.append((rows, bytes)) }
        return parts
    }
}
