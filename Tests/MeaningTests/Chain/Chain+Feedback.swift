import Contracts
@testable import Intake
import KafkaClient
@testable import Pipeline
@testable import RegistrationService
import Vocabulary

/// One message of a partner and the outcome of its checks.
struct CheckedMessage {
    let partner: String
    let body: [UInt8]
    let headers: [EventHeader]
    let validation: Validation

    init(_ partner: String, _ body: [UInt8], _ headers: [EventHeader], _ validation: Validation) {
        self.partner = partner
        self.body = body
        self.headers = headers
        self.validation = validation
    }
}

extension Chain {
    /// Writes the intake's answer to a message on the partner's feedback topic, from the rows that the intake stores.
    mutating func writeFeedback(_ answer: Answer, to message: CheckedMessage) {
        let offset = self.offsets[message.partner, default: 0]
        self.offsets[message.partner] = offset + 1
        let topic = Self.topics.intake(message.partner)
        let input = InputState(
            id: 1, source: TopicPartition(topic, 0), incarnation: "first", epoch: 0, nextOffset: offset, lastSeq: 0)
        let record = CheckedRecord(
            source: input.source, offset: offset, body: message.body, headers: message.headers,
            validation: message.validation, region: Self.region)
        let position = InputPosition(topic: topic, partition: 0, incarnation: "first")
        let feedback = Self.topics.feedback(message.partner)
        let sent = IntakeRenderer(topics: Self.topics).messages(
            for: [[self.row(answer, IntakeItem(input, record))]], positions: [input.id: position])
        for message in sent.messages where message.topic == feedback { self.wire?.add(message.value, on: feedback) }
    }

    private func row(_ answer: Answer, _ item: IntakeItem) -> JournalRow {
        typealias Batch = IntakeBatch<RegistrationJudge>
        switch (answer, item.record.validation) {
        case (.rejected(let rejection), .rejected(_, let id, _)):
            return Batch.rejected(rejection, item, id: id, keepsBytes: true)
        case (.rejected(let rejection), .valid(let event)):
            return Batch.rejected(rejection, item, id: event.envelope.id, keepsBytes: true)
        case (_, .valid(let event)):
            let seq = self.seq(source: event.envelope.source, id: event.envelope.id)
            guard answer != .duplicate else {
                return JournalRow(
                    verdict: .duplicate, input: item.input, offset: item.offset, key: event.envelope.id,
                    firstNr: seq, detail: .accepted(warnings: event.warnings, seq: seq))
            }
            var row = Batch.accepted(item, event, verdict: .accepted, region: Self.region, firstNr: nil)
            row.seq = seq
            return row
        case (.accepted, .rejected), (.duplicate, .rejected):
            preconditionFailure("an unreadable event was accepted")
        }
    }
}
