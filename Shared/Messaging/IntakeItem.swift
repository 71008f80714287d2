import Contracts
import KafkaClient

/// One record after every check that needs no state, ready for a transaction.
struct IntakeItem: Sendable {
    let input: InputState
    let offset: Int64
    let body: [UInt8]
    let headers: [EventHeader]
    let recordDigest: [UInt8]
    let validation: Validation
    /// Of a valid event: the 16-byte key of (source, id) and the digest of its meaning.
    let key: [UInt8]
    let digest: [UInt8]

    init(_ record: KafkaRecord, input: InputState, owner: Partner, validator: EventValidator) {
        let headers = record.headers.map { EventHeader($0.name, $0.value) }
        self.init(
            input: input, offset: record.offset, body: record.value, headers: headers,
            recordDigest: Identifiers.digest(ofRecord: record.value),
            validation: validator.validate(body: record.value, headers: headers, owner: owner))
    }

    init(
        input: InputState, offset: Int64, body: [UInt8], headers: [EventHeader], recordDigest: [UInt8],
        validation: Validation
    ) {
        self.input = input
        self.offset = offset
        self.body = body
        self.headers = headers
        self.recordDigest = recordDigest
        self.validation = validation
        switch validation {
        case .valid(let event):
            self.key = Identifiers.eventKey(source: event.envelope.source, id: event.envelope.id)
            self.digest = Identifiers.digest(
                type: event.envelope.type, subject: event.subject, dataschema: event.envelope.dataschema,
                corrects: event.corrects, data: event.canonicalData)
        case .rejected:
            self.key = []
            self.digest = []
        }
    }

    var validEvent: ValidEvent? {
        if case .valid(let event) = self.validation { event } else { nil }
    }

    /// What a parked event holds back: its subject, or without one its partition.
    var parkingKey: String {
        self.validEvent?.subject ?? self.input.source.description
    }

    var references: [String] { self.validEvent?.data.references ?? [] }
}

extension ValidEvent {
    /// The key of the event that this one corrects.
    var correctedKey: [UInt8]? {
        self.corrects.map { Identifiers.eventKey(source: self.envelope.source, id: $0) }
    }

    /// The event for the canonical stream: known fields only, without its number. A requested day becomes the day.
    func canonicalPayload(region: String, type: String? = nil) -> [UInt8] {
        var members: [JSONMember] = [
            JSONMember("specversion", "1.0"), JSONMember("id", .string(self.envelope.id)),
            JSONMember("source", .string(self.envelope.source)),
            JSONMember("type", .string(type ?? self.envelope.type)), JSONMember("subject", .string(self.subject)),
        ]
        if let time = self.envelope.time { members.append(JSONMember("time", .string(time))) }
        if let corrects = self.corrects { members.append(JSONMember("corrects", .string(corrects))) }
        members.append(JSONMember("partner", .string(self.partner.id)))
        members.append(JSONMember("region", .string(region)))
        members.append(JSONMember("datacontenttype", "application/json"))
        let data = self.knownData
        var writer = JSONWriter(reserving: 384 + data.count)
        writer.write(.object(members))
        return writer.bytes(adding: "data", rendered: data)
    }
}
