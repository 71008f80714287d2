import Contracts
import KafkaClient
import Pipeline

/// Events on a partner's topic that will never get an answer, because they were gone before they were read.
struct LostEvents: Sendable {
    let cause: FeedbackLost.Cause
    let input: InputState
    /// The first offset that is read from now on; `nil` when it says nothing about the former log.
    let until: Int64?
    /// When the last event of the former log was stored, as RFC 3339.
    let lastReadAt: String?

    private var position: String { "\(self.input.source)/\(self.input.nextOffset)" }

    private var title: BilingualText {
        switch self.cause {
        case .expired:
            BilingualText(
                dutch:
                    "Deze berichten stonden langer op het topic dan het ze bewaart en zijn niet gelezen. Stuur ze opnieuw.",
                english:
                    "These events stood on the topic for longer than it keeps them and were not read. Send them again."
            )
        case .replaced:
            BilingualText(
                dutch:
                    "Het topic is vervangen. Wat daarna kwam en geen antwoord kreeg, is weg. Stuur het opnieuw.",
                english:
                    "The topic was replaced. Whatever came afterwards and got no answer is gone. Send it again."
            )
        }
    }

    /// The notices to the partner and to each allocation office.
    func rows(topics: Topics, partner: String, offices: [String]) -> [JournalRow] {
        let data = FeedbackLost(
            topic: self.input.source.topic, partition: Int(self.input.source.partition),
            from: Int(self.input.nextOffset), until: self.until.map { Int($0) }, cause: self.cause,
            lastReadAt: self.lastReadAt, title: self.title)
        let event = CloudEvent(
            id: Identifiers.uuid("lost", self.input.incarnation, self.position),
            source: ServiceName.registration.source,
            type: InternalType.feedbackLost.wireName, subject: self.position, data: data.json)
        return ([partner] + offices.filter { $0 != partner }).map { receiver in
            JournalRow(
                verdict: .notice, destination: topics.feedback(receiver), key: self.position, payload: event.bytes)
        }
    }
}
