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
