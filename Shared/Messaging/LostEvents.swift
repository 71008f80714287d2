import Contracts
import KafkaClient

/// Events of a partner that stood on its topic and will never be answered, because nobody read them while they were there.
struct LostEvents: Sendable {
    enum Cause: String, Sendable {
        /// The topic no longer keeps them.
        case expired
        /// The topic is another one than the one that was read.
        case replaced
    }

    let cause: Cause
    let input: InputState
    /// The first offset that is read from now on; `nil` when that says nothing about the former log.
    let until: Int64?
    /// When the last of its events was stored, as RFC 3339.
    let lastReadAt: String?

    private var place: String { "\(self.input.source)/\(self.input.nextOffset)" }

    private var title: (dutch: String, english: String) {
        switch self.cause {
        case .expired:
            (
                "Deze berichten stonden langer op het topic dan het ze bewaart en zijn niet gelezen. Stuur ze opnieuw.",
                "These events stood on the topic for longer than it keeps them and were not read. Send them again."
            )
        case .replaced:
            (
                "Het topic is vervangen. Wat daarna kwam en geen antwoord kreeg, is weg. Stuur het opnieuw.",
                "The topic was replaced. Whatever came afterwards and got no answer is gone. Send it again."
            )
        }
    }

    /// What the partner hears, and each of the offices.
    func rows(topics: Topics, partner: String, offices: [String]) -> [JournalRow] {
        let event = CloudEvent(
            id: Identifiers.uuid("lost", self.input.incarnation, self.place), source: ServiceName.registration.source,
            type: InternalType.feedbackLost, subject: self.place,
            data: .object(omittingNil: [
                ("topic", .string(self.input.source.topic)), ("partition", JSONValue(Int(self.input.source.partition))),
                ("from", .integer(self.input.nextOffset)), ("until", self.until.map { .integer($0) }),
                ("cause", .string(self.cause.rawValue)), ("lastReadAt", self.lastReadAt.map { .string($0) }),
                ("title", ["nl": .string(self.title.dutch), "en": .string(self.title.english)]),
            ]))
        return ([partner] + offices.filter { $0 != partner }).map { receiver in
            JournalRow(
                verdict: .notice, destination: topics.feedback(receiver), key: self.place, payload: event.bytes)
        }
    }
}
