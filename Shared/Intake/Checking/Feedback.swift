import Contracts
import JSON
import Pipeline
import Vocabulary

/// Renders the feedback on the events of one partition. Parts that are the same for all of them are made once.
///
/// Feedback says what became of an event and where it was, and never repeats its content.
struct FeedbackSource {
    /// Common to all positions in the partition.
    private let prefix: String
    private let idPrefix: Identifiers.Prefix
    /// Between the verdict and the offset.
    private let place: [UInt8]

    private static let opening = Array(#"{"specversion":"1.0","id":"#.utf8)
    private static let afterId: [Verdict: [UInt8]] = {
        let source = #","source":"\#(ServiceName.registration.source)","#
        return Dictionary(
            uniqueKeysWithValues: Verdict.allCases.compactMap { verdict in
                Self.type(verdict).map { (verdict, Array(#"\#(source)"type":"\#($0)""#.utf8)) }
            })
    }()

    init(_ input: InputPosition) {
        self.prefix = "\(input.topic)/\(input.partition)/"
        self.idPrefix = Identifiers.Prefix("feedback", input.incarnation, self.prefix)
        let topic = JSONWriter.string(.string(input.topic))
        self.place = Array(
            #","datacontenttype":"application/json","data":{"topic":\#(topic),"partition":\#(input.partition)"#.utf8)
    }

    /// The name of an event that has no readable id.
    func position(_ offset: Int64) -> String { self.prefix + String(offset) }

    /// - Parameter writer: loses what it holds and gets the feedback, whose texts are not yet fit for a terminal.
    /// - Returns: `false` for rows that are no answer to a partner's event.
    func write(feedbackOn row: JournalRow, offset: Int64, to writer: inout JSONWriter) -> Bool {
        let isDuplicate = row.verdict == .duplicate
        // A repeat gets the first verdict: accepted with its number, or deferred while the first event is parked.
        let verdict = isDuplicate ? (row.detail?.seq == nil ? .deferred : .accepted) : row.verdict
        guard let afterId = Self.afterId[verdict] else { return false }
        let isFinal = row.firstNr != nil && !isDuplicate
        writer.removeAll()
        writer.append(rendered: Self.opening)
        writer.write(string: self.idPrefix.uuid(String(offset), isFinal ? "final" : "first"))
        writer.append(rendered: afterId)
        writer.furtherMembers { object in
            object.add("subject", row.key ?? self.position(offset))
            if let id = row.key { object.add("causationid", id) }
        }
        writer.append(rendered: self.place)
        writer.furtherMembers { data in
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
        writer.append(rendered: Self.closing)
        return true
    }

    private static let closing = Array("}}".utf8)

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
