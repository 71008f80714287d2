import Contracts
import JSON
import Pipeline
import Vocabulary

/// Renders the feedback on the events of one partition. Parts that are the same for all of them are made once.
///
/// Feedback says what became of an event and where it was, and never repeats its content.
struct FeedbackSource {
    /// The topic of the feedback.
    let topic: String
    private let input: InputPosition
    /// Common to all positions in the partition.
    private let prefix: String
    private let idPrefix: Identifiers.Prefix
    private let sender = ServiceName.registration.source

    init(_ input: InputPosition, topic: String) {
        self.topic = topic
        self.input = input
        self.prefix = "\(input.topic)/\(input.partition)/"
        self.idPrefix = Identifiers.Prefix("feedback", input.incarnation, self.prefix)
    }

    /// The name of an event that has no readable id.
    func position(_ offset: Int64) -> String { self.prefix + String(offset) }

    /// - Returns: `nil` for rows that are no answer to a partner's event.
    func feedback(on row: JournalRow, offset: Int64) -> [UInt8]? {
        let isDuplicate = row.verdict == .duplicate
        // A repeat gets the first verdict: accepted with its number, or deferred while the first event is parked.
        let verdict = isDuplicate ? (row.detail?.seq == nil ? .deferred : .accepted) : row.verdict
        guard let type = Self.type(verdict) else { return nil }
        let isFinal = row.firstNr != nil && !isDuplicate
        var writer = JSONWriter(reserving: 512)
        writer.object { object in
            object.add("specversion", "1.0")
            object.add("id", self.idPrefix.uuid(String(offset), isFinal ? "final" : "first"))
            object.add("source", self.sender)
            object.add("type", type)
            object.add("subject", row.key ?? self.position(offset))
            if let id = row.key { object.add("causationid", id) }
            object.add("datacontenttype", "application/json")
            object.addObject("data") { data in
                data.add("topic", self.input.topic)
                data.add("partition", Int64(self.input.partition))
                data.add("offset", offset)
                switch verdict {
                case .accepted:
                    if let seq = row.seq ?? row.detail?.seq { data.add("seq", seq) }
                    data.add("warnings", JSONValue(row.detail?.warnings ?? []))
                case .rejected, .discarded: if let detail = row.detail { Self.add(detail, to: &data) }
                case .deferred, .day, .emitted, .duplicate, .notice: break
                }
                if isDuplicate { data.add("duplicate", JSONValue.bool(true)) }
            }
        }
        // Partners read feedback on terminals too, and warnings quote names that the sender chose.
        return PrintableText.escaped(json: writer.bytes)
    }

    private static func type(_ verdict: Verdict) -> String? {
        switch verdict {
        case .accepted: InternalType.feedbackAccepted.wireName
        case .deferred: InternalType.feedbackDeferred.wireName
        case .rejected, .discarded: InternalType.feedbackRejected.wireName
        case .day, .emitted, .duplicate, .notice: nil
        }
    }

    private static func add(_ detail: JournalDetail, to data: inout JSONWriter.ObjectWriter) {
        if let code = detail.code { data.add("code", code) }
        if let pointer = detail.pointer { data.add("pointer", pointer) }
        if let expected = detail.expected { data.add("expected", expected) }
        guard let code = detail.code.flatMap(RejectionCode.init) else { return }
        data.addObject("title") { title in
            title.add("nl", code.title.dutch)
            title.add("en", code.title.english)
        }
    }
}
