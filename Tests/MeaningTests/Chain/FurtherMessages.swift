import Contracts
@testable import Intake
import JSON
import KafkaClient
@testable import MatchingDomain
@testable import MatchingService
@testable import Pipeline
import Vocabulary

/// Messages that the year in memory does not produce: those that only a broker, a defect of ours or a full quota
/// causes.
enum FurtherMessages {
    private static let topics = Topics()
    private static let place = InputPosition(topic: Topics().intake("lister"), partition: 0, incarnation: "first")

    static func byTopic() throws -> [String: [[UInt8]]] {
        [
            Self.topics.stream(.matching): try Self.completedDays(),
            Self.topics.feedback("lister"): Self.late + Self.lost + Self.paused,
        ]
    }

    /// Completed days of a service with an input and of one without.
    private static func completedDays() throws -> [[UInt8]] {
        guard let day = CalendarDate("2019-08-01") else { return [] }
        let marker = try StreamEvent(
            stream: .registration,
            bytes: JSONWriter.bytes([
                "sequence": "41", "id": "day-1", "type": .string(InternalType.dayStarted.wireName),
                "subject": "2019-08-01", "data": ["date": "2019-08-01"],
            ]))
        let record = StreamRecord(input: .registration, offset: 40, digest: [], event: marker, body: [])
        return try [[record], []].enumerated().map { place, markers in
            var batch = StreamBatch(
                service: .matching, regionName: "utrecht", topics: Self.topics, parkedKeys: [], day: nil)
            var state = MatchingState()
            try batch.perform(
                .day(day.adding(days: place), markers: markers), processor: MatchingProcessor(), state: &state,
                parkingReason: nil)
            return batch.rows.last?.payload ?? []
        }
    }

    /// Events that wait behind a fault, their repeats, their final verdicts, and one without a readable id.
    private static var late: [[UInt8]] {
        func row(
            _ verdict: Verdict, key: String? = "e-1", firstNr: Int64? = nil, seq: Int64? = nil, detail: String? = nil
        )
            -> JournalRow
        {
            var row = JournalRow(
                verdict: verdict, input: 1, offset: 7, key: key, firstNr: firstNr,
                detail: detail.flatMap { JournalDetail(text: $0) })
            row.seq = seq
            return row
        }
        let refusal = #"{"code":"state-reference-unknown","pointer":"/data/applicationId"}"#
        let rows = [
            row(.deferred), row(.duplicate, firstNr: 3, detail: #"{"warnings":[]}"#),
            row(.accepted, firstNr: 3, seq: 9), row(.rejected, firstNr: 3, detail: refusal),
            row(.discarded, firstNr: 3, detail: refusal), row(.rejected, key: nil, detail: refusal),
        ]
        return IntakeRenderer(topics: Self.topics).messages(for: [rows], positions: [1: Self.place]).messages
            .map(\.value)
    }

    private static var lost: [[UInt8]] {
        let input = InputState(
            id: 1, source: TopicPartition(Self.place.topic, 0), incarnation: "first", epoch: 0, nextOffset: 12,
            lastSeq: 0)
        return [
            LostEvents(cause: .expired, input: input, until: 20, lastReadAt: "2019-08-01T10:00:00Z"),
            LostEvents(cause: .replaced, input: input, until: nil, lastReadAt: nil),
        ].flatMap { $0.rows(topics: Self.topics, partner: "lister", offices: []) }.compactMap(\.payload)
    }

    private static var paused: [[UInt8]] {
        guard let partner = PartnerDirectory.plan["lister"], let day = CalendarDate("2019-08-01") else { return [] }
        let notice = QuotaNotice(
            partner: partner, quota: .standard, usage: DayUsage(events: 250_000, bytes: 1 << 20), day: day)
        return [notice.row(topics: Self.topics).payload ?? []]
    }
}
