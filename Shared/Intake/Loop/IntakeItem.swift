import Contracts
import JSON
import KafkaClient
import Pipeline

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

    var references: [String] { self.validEvent?.references ?? [] }
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
