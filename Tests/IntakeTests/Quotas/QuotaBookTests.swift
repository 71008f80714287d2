import Contracts
@testable import Intake
import KafkaClient
@testable import Pipeline
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct QuotaBookTests {
    private static let lister = Partner(id: "lister", kind: .institution, name: "Lister")
    private static let calendar = Partner(id: "calendar", kind: .calendar, name: "Kalender")

    private static func day(_ number: Int) -> CalendarDate { CalendarDate(dayNumber: number) }

    @Test(arguments: [(9, 99, false), (10, 0, true), (0, 100, true), (11, 101, true)])
    func aQuotaIsUsedUpByEventsOrByBytes(events: Int64, bytes: Int64, isUsedUp: Bool) {
        var book = QuotaBook(standard: DayQuota(events: 10, bytes: 100))
        book.replace(day: Self.day(1), own: [:], usage: [:])
        #expect(!book.isUsedUp(by: Self.lister))
        book.update([
            "lister": DayUsage(events: events, bytes: bytes), "calendar": DayUsage(events: 1_000, bytes: 1_000),
        ])
        #expect(book.isUsedUp(by: Self.lister) == isUsedUp)
        #expect(!book.isUsedUp(by: Self.calendar), "days are never too many")
        book.begin(Self.day(1))
        #expect(book.isUsedUp(by: Self.lister) == isUsedUp)
        book.begin(Self.day(2))
        #expect(!book.isUsedUp(by: Self.lister) && book.usage(of: "lister") == DayUsage())
    }

    @Test func aPartnersOwnQuotaTakesPrecedence() {
        var book = QuotaBook(standard: DayQuota(events: 10, bytes: 100))
        let usage = ["lister": DayUsage(events: 10, bytes: 5)]
        book.replace(day: Self.day(1), own: ["lister": DayQuota(events: 20, bytes: 100)], usage: usage)
        #expect(!book.isUsedUp(by: Self.lister) && book.hasOwn("lister"))
        book.replace(day: Self.day(1), own: [:], usage: usage)
        #expect(book.isUsedUp(by: Self.lister) && !book.hasOwn("lister"))
    }

    /// Of rejected events, bytes up to a sixteenth of the quota are kept; beyond that, only verdict and digest.
    @Test func bytesOfRejectedEventsAreKeptUpToAShare() throws {
        let topics = Topics(prefix: "t")
        var book = QuotaBook(standard: DayQuota(events: 100, bytes: 16 * 25))
        book.replace(day: Self.day(1), own: [:], usage: ["lister": DayUsage(events: 1, bytes: 10, keptBytes: 5)])
        let charge = BatchCharge(book: book, day: Self.day(1), topics: topics, directory: .plan)
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 10)
        let senders = ["lister", "beter-wonen", "lister", "lister", "lister"]
        let items = senders.enumerated().map { offset, sender in
            let source = TopicPartition(topics.intake(sender), 0)
            let input = InputState(
                id: sender == "lister" ? 1 : 2, source: source, incarnation: "", epoch: 0, nextOffset: 0, lastSeq: 0)
            return IntakeItem(
                input,
                CheckedRecord(
                    source: source, offset: Int64(offset), body: body, headers: [],
                    validation: .rejected(Rejection(.discarded), id: nil, holdsPersonalData: false), region: "u"))
        }
        var rows = items.map { item in
            JournalRow(
                verdict: .rejected, input: item.input, payload: body,
                detail: JournalDetail(text: #"{"code":"c","pointer":""}"#))
        }
        rows[3].payload = nil
        let charges = charge.charges(items, &rows)
        #expect(charges["lister"] == DayUsage(events: 4, bytes: 40, keptBytes: 20))
        #expect(charges["beter-wonen"] == DayUsage(events: 1, bytes: 10, keptBytes: 10))
        #expect(rows.map { $0.payload != nil } == [true, true, true, false, false])
        #expect(rows[3].digest == nil && rows[3].detail?.text == #"{"code":"c","pointer":""}"#, "it held personal data")
        #expect(rows[4].digest?.bytes == Identifiers.digest(ofRecord: body))
        #expect(rows[4].detail?.text == #"{"code":"c","pointer":"","bytes":"over-quota"}"#)
    }
}
