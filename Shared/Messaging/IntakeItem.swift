import Contracts
import KafkaClient

/// One record after every check that needs no state. Shared, not copied: it is large.
final class CheckedRecord: Sendable {
    let source: TopicPartition
    let offset: Int64
    let body: [UInt8]
    let headers: [EventHeader]
    let validation: Validation
    /// Of a valid event: the 16-byte key of (source, id) and the digest of its meaning.
    let key: [UInt8]
    let digest: [UInt8]
    /// What the canonical stream will carry when it is accepted; of a day it is made later.
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
        switch validation {
        case .valid(let event):
            self.key = Identifiers.eventKey(source: event.envelope.source, id: event.envelope.id)
            self.digest = Identifiers.digest(
                type: event.envelope.type, subject: event.subject, dataschema: event.envelope.dataschema,
                corrects: event.corrects, data: event.canonicalData)
            let isDay = event.type == .calendarDayRequested
            self.payload = isDay ? nil : event.canonicalPayload(region: region)
            // Everything that is needed was read out of its document: that need not be kept.
            let kept = isDay ? event : event.withoutDocument()
            self.validation = .valid(kept)
        case .rejected:
            self.validation = validation
            self.key = []
            self.digest = []
            self.payload = nil
        }
    }
}

/// A checked record and where its partition stands, ready for a transaction.
struct IntakeItem: Sendable {
    var input: InputState
    let record: CheckedRecord

    var offset: Int64 { self.record.offset }
    var body: [UInt8] { self.record.body }
    var headers: [EventHeader] { self.record.headers }
    var validEvent: ValidEvent? { self.record.validEvent }
    var key: [UInt8] { self.record.key }
    var digest: [UInt8] { self.record.digest }

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
            object.add("region", region)
            object.add("datacontenttype", "application/json")
            object.add("data", rendered: data)
        }
        return writer.bytes
    }
}
