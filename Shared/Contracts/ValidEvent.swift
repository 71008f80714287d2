import JSON
import Vocabulary

/// An event that passed every check that needs no state. Shared, not copied: it is large.
public final class ValidEvent: Sendable {
    /// The attributes without data: the document that they were read from is many times their size and is not kept.
    public let envelope: CloudEvent
    public let partner: Partner
    public let type: EventType
    public let content: EventContent
    public let subject: String
    /// References to other aggregates, as `EventData.references`.
    public let references: [String]
    /// The data as sent, with sorted members; the digest covers these bytes.
    public let canonicalData: [UInt8]
    /// The data without members that the contract does not know; the domain reads these bytes.
    public let knownData: [UInt8]
    /// Pointers of members that the contract does not know, as many as the acceptance names.
    public let warnings: [String]

    /// The most warnings: more would make the feedback larger than the event.
    public static let maximumWarnings = 100

    public var data: any EventData { self.content.data }

    init(
        envelope: consuming CloudEvent, partner: Partner, type: EventType, data: consuming ReadData, node: JSONNode
    ) {
        envelope.data = nil
        self.envelope = envelope
        self.partner = partner
        self.type = type
        self.content = data.content
        self.subject = data.facts.subject
        self.references = data.facts.references
        self.canonicalData = node.canonicalBytes()
        let unknown = data.unknown
        self.knownData =
            unknown.isEmpty
            ? self.canonicalData
            : JSONWriter.bytes(node.value.removing(Set(unknown), at: "/data"), sortingMembers: true)
        self.warnings = Array(unknown.prefix(Self.maximumWarnings))
    }

    /// The whole event in structured mode, its data with sorted members: the bytes of a `CloudEvent` with these data.
    public var structuredBytes: [UInt8] {
        var writer = JSONWriter(reserving: 384 + self.canonicalData.count)
        writer.object { object in
            object.add("specversion", "1.0")
            object.add("id", self.envelope.id)
            object.add("source", self.envelope.source)
            object.add("type", self.envelope.type)
            object.add("subject", self.subject)
            if let time = self.envelope.time { object.add("time", time) }
            if let dataschema = self.envelope.dataschema { object.add("dataschema", dataschema) }
            for member in self.envelope.extensions { object.add(member) }
            object.add("datacontenttype", "application/json")
            object.add("data", rendered: self.canonicalData)
        }
        return writer.bytes
    }

    /// The id of an earlier event of the same source that this one corrects.
    public var corrects: String? {
        self.envelope.extensions.first { $0.name == Self.correctsAttribute }?.value.stringValue
    }

    static let correctsAttribute = "corrects"
}
