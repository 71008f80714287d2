import Contracts
import JSON
import KafkaClient
import Pipeline

/// One record after every check that needs no state. A class, so that this large value is shared and not copied.
final class CheckedRecord: Sendable {
    let source: TopicPartition
    let offset: Int64
    let body: [UInt8]
    let headers: [EventHeader]
    let validation: Validation
    /// For a valid event: the key of (source, id), and the digest of its meaning.
    let key: Hash128
    let digest: Hash128
    /// The event as the canonical stream will carry it if it is accepted; for a day it is made later.
    let payload: [UInt8]?

    var validEvent: ValidEvent? {
        guard case .valid(let event) = self.validation else { return nil }
        return event
    }

    init(
        source: TopicPartition, offset: Int64, body: [UInt8], headers: [EventHeader], validation: Validation,
        region: String
    ) {
        self.source = source
        self.offset = offset
        self.body = body
        self.headers = headers
        self.validation = validation
        switch validation {
        case .valid(let event):
            self.key = Identifiers.eventKey(source: event.envelope.source, id: event.envelope.id)
            self.digest = Identifiers.digest(
                type: event.envelope.type, subject: event.subject, dataschema: event.envelope.dataschema,
                corrects: event.corrects, data: event.canonicalData)
            let isDay = event.type == .calendarDayRequested
            self.payload = isDay ? nil : event.canonicalPayload(region: region)
        case .rejected:
            self.key = .zero
            self.digest = .zero
            self.payload = nil
        }
    }
}

/// A checked record with the current position of its partition, ready for a transaction. Small, because it is copied
/// often.
struct IntakeItem: Sendable {
    /// The partition's row; then its epoch, and the offset from which its batch is read.
    let input: Int64
    let epoch: Int64
    let nextOffset: Int64
    let record: CheckedRecord

    init(_ input: InputState, _ record: CheckedRecord) {
        self.input = input.id
        self.epoch = input.epoch
        self.nextOffset = input.nextOffset
        self.record = record
    }

    var offset: Int64 { self.record.offset }
    var body: [UInt8] { self.record.body }
    var headers: [EventHeader] { self.record.headers }
    var validEvent: ValidEvent? { self.record.validEvent }
    var key: Hash128 { self.record.key }
    var digest: Hash128 { self.record.digest }

    /// The key that a parked event holds back: its subject, or its partition when it has no subject.
    var parkingKey: String {
        self.validEvent?.subject ?? self.record.source.description
    }

    var references: [String] { self.validEvent?.data.references ?? [] }
}

extension ValidEvent {
    /// The event for the canonical stream: known fields only, without its number. A requested day becomes the day
    /// itself.
    package func canonicalPayload(region: String, type: String? = nil) -> [UInt8] {
        let data = self.knownData
        var writer = JSONWriter(reserving: 384 + data.count)
        writer.object { object in
            object.add("specversion", "1.0")
            object.add("id", self.envelope.id)
            object.add("source", self.envelope.source)
            object.add("type", type ?? self.envelope.type)
            object.add("subject", self.subject)
            if let time = self.envelope.time { object.add("time", time) }
            if let corrects = self.corrects { object.add("corrects", corrects) }
            object.add("partner", self.partner.id)
            object.add("partnerkind", self.partner.kind.rawValue)
            object.add("region", region)
            object.add("datacontenttype", "application/json")
            object.add("data", rendered: data)
        }
        return writer.bytes
    }
}
