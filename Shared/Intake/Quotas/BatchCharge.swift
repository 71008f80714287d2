import Contracts
import KafkaClient
import Pipeline
import Vocabulary

/// The usage that a batch charges to its partners: counted where events are stored, whichever way they came.
struct BatchCharge: Sendable {
    let book: QuotaBook
    let day: CalendarDate
    let topics: Topics
    let directory: PartnerDirectory

    /// Counts each partner's events, and drops the bytes of rejected ones beyond the amount that is kept for a day.
    /// - Parameter rows: one for each item, in their order.
    func charges(_ items: [IntakeItem], _ rows: inout [JournalRow]) -> [String: DayUsage] {
        var charges: [String: DayUsage] = [:]
        var (id, partner, used) = ("", Partner?.none, DayUsage())
        var last: Int64?
        for index in items.indices {
            // Adjacent items mostly came from the same partition.
            if items[index].input != last {
                if last != nil { charges[id] = used }
                last = items[index].input
                id = self.topics.partner(ofIntake: items[index].record.source.topic) ?? ""
                partner = self.directory[id]
                used = charges[id] ?? DayUsage()
            }
            used.events += 1
            used.bytes += Int64(items[index].body.count)
            guard rows[index].verdict == .rejected, let size = rows[index].payload?.count else { continue }
            if self.book.keeps(Int64(size), of: partner, beside: used.keptBytes) {
                used.keptBytes += Int64(size)
            } else {
                rows[index].dropBytes()
            }
        }
        if last != nil { charges[id] = used }
        return charges
    }
}

extension JournalRow {
    /// Keeps only the digest of the bytes, and notes that in the detail.
    mutating func dropBytes() {
        guard let payload = self.payload else { return }
        self.digest = Hash128(Identifiers.digest(ofRecord: payload))
        self.payload = nil
        self.detail?.isOverQuota = true
    }
}
