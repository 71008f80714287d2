import Contracts
import KafkaClient

/// Rows of Matching, Monitoring and Escalation: the message as it stands.
public struct StreamRenderer: JournalRenderer {
    private let stream: String

    public init(service: ServiceName, topics: Topics) {
        self.stream = topics.stream(service)
    }

    public func messages(for row: JournalRow, place: InputPlace?) -> [KafkaMessage] {
        guard row.verdict == .emitted, let payload = row.numberedPayload else { return [] }
        let isStream = row.destination == nil
        return [
            KafkaMessage(
                topic: row.destination ?? self.stream, partition: isStream ? 0 : nil, key: Array((row.key ?? "").utf8),
                value: payload, contentType: "application/cloudevents+json; charset=UTF-8")
        ]
    }
}

/// Rows of Registration: the accepted event on the canonical stream, and the feedback to the partner.
public struct IntakeRenderer: JournalRenderer {
    private let topics: Topics
    private let stream: String

    public init(topics: Topics) {
        self.topics = topics
        self.stream = topics.stream(.registration)
    }

    public func messages(for row: JournalRow, place: InputPlace?) -> [KafkaMessage] {
        var messages: [KafkaMessage] = []
        let key = Array((row.key ?? "").utf8)
        if row.seq != nil, let payload = row.numberedPayload {
            messages.append(
                KafkaMessage(
                    topic: self.stream, partition: 0, key: key, value: payload,
                    contentType: "application/cloudevents+json; charset=UTF-8"))
        }
        if let place, let offset = row.offset, let partner = self.topics.partner(ofIntake: place.topic),
            let feedback = Feedback(row, place: place, offset: offset)
        {
            messages.append(
                KafkaMessage(
                    topic: self.topics.feedback(partner), key: Array(feedback.key.utf8), value: feedback.event.bytes,
                    contentType: "application/cloudevents+json; charset=UTF-8"))
        }
        return messages
    }
}

/// The retour of one event. It says what became of it and where, and never repeats what it held.
struct Feedback {
    let key: String
    let event: CloudEvent

    init?(_ row: JournalRow, place: InputPlace, offset: Int64) {
        let detail = row.detail.flatMap { try? JSONParser.parse(Array($0.utf8)) }
        var verdict = row.verdict
        var isDuplicate = false
        if verdict == .duplicate {
            isDuplicate = true
            // A repeat gets the first verdict: accepted with its number, or deferred while the first one waits.
            verdict = detail?["seq"] == nil ? .deferred : .accepted
        }
        var members: [(String, JSONValue?)] = [
            ("topic", .string(place.topic)), ("partition", .integer(Int64(place.partition))),
            ("offset", .integer(offset)),
        ]
        let type: String
        switch verdict {
        case .accepted:
            type = InternalType.feedbackAccepted
            members.append(("seq", row.seq.map { .integer($0) } ?? detail?["seq"]))
            members.append(("warnings", detail?["warnings"] ?? []))
        case .deferred:
            type = InternalType.feedbackDeferred
        case .rejected, .discarded:
            type = InternalType.feedbackRejected
            members.append(("code", detail?["code"]))
            members.append(("pointer", detail?["pointer"]))
            members.append(("expected", detail?["expected"]))
            let code = detail?["code"]?.stringValue.flatMap(RejectionCode.init)
            members.append(
                (
                    "title",
                    code.map { ["nl": .string($0.title.dutch), "en": .string($0.title.english)] }
                ))
        case .day, .emitted, .duplicate: return nil
        }
        members.append(("duplicate", isDuplicate ? true : nil))
        let position = "\(place.topic)/\(place.partition)/\(offset)"
        self.key = row.key ?? position
        self.event = CloudEvent(
            id: Identifiers.uuid(
                "feedback", place.incarnation, position, row.firstNr != nil && !isDuplicate ? "final" : "first"),
            source: ServiceName.registration.source, type: type, subject: self.key,
            extensions: row.key.map { [JSONMember("causationid", .string($0))] } ?? [],
            data: .object(omittingNil: members))
    }
}
