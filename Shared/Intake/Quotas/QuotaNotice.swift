import Contracts
import Pipeline
import PostgresClient
import Vocabulary

/// The notice to a partner, once a day, that its topic is not read until the next day.
struct QuotaNotice: Sendable {
    let partner: Partner
    let quota: DayQuota
    let usage: DayUsage
    let day: CalendarDate

    func row(topics: Topics) -> JournalRow {
        let topic = topics.intake(self.partner.id)
        let subject = "\(topic)/\(self.day)"
        let data = FeedbackPaused(
            topic: topic, day: self.day, resumesOn: self.day.adding(days: 1),
            used: FeedbackPaused.Amount(events: Int(self.usage.events), bytes: Int(self.usage.bytes)),
            limit: FeedbackPaused.Amount(events: Int(self.quota.events), bytes: Int(self.quota.bytes)),
            title: BilingualText(
                dutch:
                    "U hebt vandaag zoveel gestuurd als op een dag mag. Wat nog op uw topic staat, lezen wij morgen verder. Er gaat niets verloren.",
                english:
                    "You have sent as much as a day allows. We read on tomorrow from where we are; nothing on your topic is lost."
            ))
        let event = CloudEvent(
            id: Identifiers.uuid("paused", topic, self.day.description), source: ServiceName.registration.source,
            type: InternalType.feedbackPaused.wireName, subject: subject, data: data.json)
        return JournalRow(
            verdict: .notice, destination: topics.feedback(self.partner.id), key: subject, payload: event.bytes)
    }

    /// - Returns: whether this call claimed the notice; `false` when it was claimed before.
    func claim(on database: isolated PostgresConnection) throws -> Bool {
        try database.query(
            "UPDATE partner_usage SET told = true WHERE partner = $1 AND day = $2::date AND NOT told",
            [.text(self.partner.id), .text(self.day.description)]
        ).affected == 1
    }
}
