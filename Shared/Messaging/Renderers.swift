import Contracts
import KafkaClient

/// Rows of Matching, Monitoring and Escalation: the message as it stands.
public struct StreamRenderer: JournalRenderer {
    private let stream: String

    public init(service: ServiceName, topics: Topics) {
        self.stream = topics.stream(service)
    }

    public func messages(for rows: [JournalRow], places: [Int64: InputPlace]) -> [KafkaMessage] {
        rows.compactMap { row in
            guard row.verdict == .emitted, let payload = row.numberedPayload else { return nil }
            let isStream = row.destination == nil
            return KafkaMessage(
                topic: row.destination ?? self.stream, partition: isStream ? 0 : nil, key: Array((row.key ?? "").utf8),
                value: payload, contentType: Self.contentType)
        }
    }

    static let contentType: StaticString = "application/cloudevents+json; charset=UTF-8"
}

/// Rows of Registration: the accepted event on the canonical stream, and the feedback to the partner.
public struct IntakeRenderer: JournalRenderer {
    private let topics: Topics
    private let stream: String

    public init(topics: Topics) {
        self.topics = topics
        self.stream = topics.stream(.registration)
    }

    public func messages(for rows: [JournalRow], places: [Int64: InputPlace]) -> [KafkaMessage] {
        var messages: [KafkaMessage] = []
        messages.reserveCapacity(rows.count * 2)
        // Neighbours mostly came from the same place.
        var last: (input: Int64, place: InputPlace, topic: String)?
        for row in rows {
            let key = Array((row.key ?? "").utf8)
            if row.seq != nil, let payload = row.numberedPayload {
                messages.append(
                    KafkaMessage(
                        topic: self.stream, partition: 0, key: key, value: payload,
                        contentType: StreamRenderer.contentType))
            }
            guard let input = row.input, let offset = row.offset else { continue }
            if last?.input != input {
                last = places[input].flatMap { place in
                    self.topics.partner(ofIntake: place.topic).map { (input, place, self.topics.feedback($0)) }
                }
            }
            guard let last, let feedback = Feedback(row, place: last.place, offset: offset) else { continue }
            messages.append(
                KafkaMessage(
                    topic: last.topic, key: row.key == nil ? Array(feedback.key.utf8) : key, value: feedback.bytes,
                    contentType: StreamRenderer.contentType))
        }
        return messages
    }
}

/// The retour of one event. It says what became of it and where, and never repeats what it held.
struct Feedback {
    let key: String
    let bytes: [UInt8]

    init?(_ row: JournalRow, place: InputPlace, offset: Int64) {
        let detail = row.detail.flatMap { try? JSONParser.parse(Array($0.utf8)) }
        let isDuplicate = row.verdict == .duplicate
        // A repeat gets the first verdict: accepted with its number, or deferred while the first one waits.
        let verdict = isDuplicate ? (detail?["seq"] == nil ? .deferred : .accepted) : row.verdict
        guard let type = Self.type(verdict) else { return nil }
        let position = "\(place.topic)/\(place.partition)/\(offset)"
        let key = row.key ?? position
        let isFinal = row.firstNr != nil && !isDuplicate
        var writer = JSONWriter(reserving: 512)
        writer.object { object in
            object.add("specversion", "1.0")
            object.add("id", Identifiers.uuid("feedback", place.incarnation, position, isFinal ? "final" : "first"))
            object.add("source", ServiceName.registration.source)
            object.add("type", type)
            object.add("subject", key)
            if let id = row.key { object.add("causationid", id) }
            object.add("datacontenttype", "application/json")
            object.addObject("data") { data in
                data.add("topic", place.topic)
                data.add("partition", Int64(place.partition))
                data.add("offset", offset)
                switch verdict {
                case .accepted:
                    if let seq = row.seq ?? detail?["seq"]?.integerValue { data.add("seq", seq) }
                    data.add("warnings", detail?["warnings"] ?? [])
                case .rejected, .discarded: Self.add(detail, to: &data)
                default: break
                }
                if isDuplicate { data.add("duplicate", JSONValue.bool(true)) }
            }
        }
        self.key = key
        self.bytes = writer.bytes
    }

    private static func type(_ verdict: Verdict) -> String? {
        switch verdict {
        case .accepted: InternalType.feedbackAccepted
        case .deferred: InternalType.feedbackDeferred
        case .rejected, .discarded: InternalType.feedbackRejected
        case .day, .emitted, .duplicate: nil
        }
    }

    private static func add(_ detail: JSONValue?, to data: inout JSONWriter.ObjectWriter) {
        if let code = detail?["code"] { data.add("code", code) }
        if let pointer = detail?["pointer"] { data.add("pointer", pointer) }
        if let expected = detail?["expected"] { data.add("expected", expected) }
        guard let code = detail?["code"]?.stringValue.flatMap(RejectionCode.init) else { return }
        data.addObject("title") { title in
            title.add("nl", code.title.dutch)
            title.add("en", code.title.english)
        }
    }
}
