import Contracts
import KafkaClient
import Metrics
import Pipeline
import PostgresClient
import Vocabulary

/// A partner that has used up its day's quota is not read until the next day; no other partner is affected.
extension IntakeLoop {
    var usageDay: CalendarDate { UtrechtClock.day(at: self.now()) }

    /// Loads the quotas that operators set and the usage so far.
    func loadQuotas() async throws {
        let (day, book) = (self.usageDay, self.quotas)
        self.quotas = try await self.session.database.transaction { database in
            var book = book
            try QuotaStore.load(day, into: &book, on: database)
            return book
        }
        var usedUp = 0
        for partner in self.directory.all {
            let usage = self.quotas.usage(of: partner.id)
            if self.quotas.isUsedUp(by: partner) { usedUp += 1 }
            let dimensions = [("partner", partner.id)]
            Gauge(label: "intake.usage_events", dimensions: dimensions).record(usage.events)
            Gauge(label: "intake.usage_bytes", dimensions: dimensions).record(usage.bytes)
        }
        Gauge(label: "intake.quotas_used_up").record(usedUp)
    }

    func isOverQuota(_ source: TopicPartition) -> Bool { self.overQuota(source) != nil }

    private func overQuota(_ source: TopicPartition) -> (Partner, DayQuota)? {
        guard let id = self.session.topics.partner(ofIntake: source.topic), let partner = self.directory[id],
            self.quotas.day == self.usageDay, self.quotas.isUsedUp(by: partner),
            let quota = self.quotas.quota(of: partner)
        else { return nil }
        return (partner, quota)
    }

    /// Notifies each such partner once a day that it is not read any further. Between two commits only, because the
    /// notice has its number in the journal.
    func notifyOverQuota() async throws {
        for source in self.suspended.keys.sorted() {
            guard let (partner, quota) = self.overQuota(source), self.notifiedOverQuota[partner.id] != self.usageDay
            else {
                continue
            }
            let notice = QuotaNotice(
                partner: partner, quota: quota, usage: self.quotas.usage(of: partner.id), day: self.usageDay)
            let (region, topics, published) = (self.region, self.session.topics, self.session.relay.publishedNr)
            let result = try await self.session.database.transaction { database -> (RegionState, [JournalRow])? in
                guard try notice.claim(on: database) else { return nil }
                return try RegionStore.append(
                    [notice.row(topics: topics)], numbered: { _, _ in false }, region: region, publishedNr: published,
                    day: nil, on: database)
            }
            self.notifiedOverQuota[partner.id] = notice.day
            guard let (after, rows) = result else { continue }
            self.region = after
            try await self.session.enqueue(rows)
        }
    }

    /// Records that were already fetched are still accepted; later ones wait on the topic.
    func stopOverQuota() async throws {
        let over = self.assigned.filter(self.isOverQuota)
        guard !over.isEmpty else { return }
        try await self.stopReading(Array(over))
        for source in over {
            guard let (partner, quota) = self.overQuota(source) else { continue }
            let reason =
                "\(partner.id) has used up what it may send on \(self.usageDay): \(quota.events) events or "
                + "\(quota.bytes) bytes. It is read on tomorrow, or after `doorstroom partner quota \(partner.id)`"
            self.suspend(source, PartitionSuspension(reason: reason, retryAt: self.clock.now))
        }
    }
}
