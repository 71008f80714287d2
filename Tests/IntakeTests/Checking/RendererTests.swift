import Contracts
@testable import Intake
import JSON
import KafkaClient
@testable import Pipeline
import TestSupport
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct RendererTests {
    private static let topics = Topics(prefix: "t")
    private static let position = InputPosition(topic: "t.in.lister", partition: 0, incarnation: "inc")
    private static let secret = "secret-4711"

    private static func row(
        _ verdict: Verdict, seq: Int64? = nil, firstNr: Int64? = nil, key: String? = "id-1", payload: String? = nil,
        detail: String? = nil
    ) -> JournalRow {
        var row = JournalRow(
            verdict: verdict, input: 1, offset: 7, key: key, firstNr: firstNr,
            payload: Array((payload ?? "{\"data\":{\"x\":\"\(Self.secret)\"}}").utf8),
            detail: detail.flatMap { JournalDetail(text: $0) })
        row.nr = 3
        row.seq = seq
        return row
    }

    private static func messages(_ row: JournalRow, position: InputPosition? = Self.position) -> [KafkaMessage] {
        IntakeRenderer(topics: Self.topics).messages(for: [[row]], positions: position.map { [1: $0] } ?? [:]).messages
    }

    @Test func anAcceptedRowBecomesAnEventAndFeedback() throws {
        let messages = Self.messages(Self.row(.accepted, seq: 5, detail: #"{"warnings":["/data/y"]}"#))
        #expect(messages.map(\.topic) == ["t.registration", "t.feedback.lister"])
        #expect(messages[0].partition == 0)
        let event = try JSONParser.parse(messages[0].value)
        #expect(event["sequence"] == "5")
        #expect(event["data"]?["x"]?.stringValue == Self.secret)
        let retour = try JSONParser.parse(messages[1].value)
        #expect(retour["type"]?.stringValue == InternalType.feedbackAccepted.wireName)
        #expect(retour["subject"] == "id-1" && retour["causationid"] == "id-1")
        #expect(retour["data"]?["topic"] == "t.in.lister")
        #expect(retour["data"]?["partition"] == 0 && retour["data"]?["offset"] == 7 && retour["data"]?["seq"] == 5)
        #expect(retour["data"]?["warnings"] == ["/data/y"])
        #expect(retour["data"]?["duplicate"] == nil)
    }

    /// The bytes are those that partners' clients have always received.
    @Test(
        arguments: [
            (
                Verdict.accepted, 5, #"{"warnings":["/data/y"]}"#, InternalType.feedbackAccepted, "first",
                #""seq":5,"warnings":["/data/y"]"#
            ),
            (.accepted, 5, nil, InternalType.feedbackAccepted, "first", #""seq":5,"warnings":[]"#),
            (
                .duplicate, nil, #"{"seq":4,"warnings":[]}"#, InternalType.feedbackAccepted, "first",
                #""seq":4,"warnings":[],"duplicate":true"#
            ),
            (.duplicate, nil, #"{"warnings":[]}"#, InternalType.feedbackDeferred, "first", #""duplicate":true"#),
            (
                .rejected, nil, #"{"code":"gone","pointer":"/a","expected":"b","bytes":"over-quota"}"#,
                InternalType.feedbackRejected, "first", #""code":"gone","pointer":"/a","expected":"b""#
            ),
        ] as [(Verdict, Int64?, String?, InternalType, String, String)])
    func theBytesOfFeedbackAreAsRecorded(
        verdict: Verdict, seq: Int64?, detail: String?, type: InternalType, stage: String, data: String
    ) throws {
        let id = Identifiers.Prefix("feedback", "inc", "t.in.lister/0/").uuid("7", stage)
        let retour = try #require(Self.messages(Self.row(verdict, seq: seq, detail: detail)).last)
        #expect(
            String(decoding: retour.value, as: UTF8.self)
                == #"{"specversion":"1.0","id":"\#(id)","source":"\#(ServiceName.registration.source)","type":"\#(type.wireName)","#
                + #""subject":"id-1","causationid":"id-1","datacontenttype":"application/json","#
                + #""data":{"topic":"t.in.lister","partition":0,"offset":7,\#(data)}}"#)
    }

    /// People read feedback events on terminals, and partners choose the names of fields.
    @Test func feedbackContainsNoTerminalControls() throws {
        let pointer = "/data/veld\u{9B}31m\u{202E}\u{7F}é"
        let detail = JSONWriter.string(["warnings": [.string(pointer)]])
        let retour = try #require(Self.messages(Self.row(.accepted, seq: 5, detail: detail)).last)
        #expect(String(decoding: retour.value, as: UTF8.self).isPrintable)
        #expect(try JSONParser.parse(retour.value)["data"]?["warnings"] == [.string(pointer)])
        let refusal = JSONWriter.string(["code": "data-field-code", "pointer": .string(pointer)])
        let rejected = try #require(Self.messages(Self.row(.rejected, detail: refusal)).last)
        #expect(String(decoding: rejected.value, as: UTF8.self).isPrintable)
        #expect(try JSONParser.parse(rejected.value)["data"]?["pointer"] == .string(pointer))
    }

    @Test func aRejectedRowBecomesFeedbackWithCodePointerAndTitle() throws {
        let detail = #"{"code":"data-field-missing","pointer":"/data/year","expected":"a year"}"#
        let messages = Self.messages(Self.row(.rejected, detail: detail))
        #expect(messages.map(\.topic) == ["t.feedback.lister"])
        let data = try #require(try JSONParser.parse(messages[0].value)["data"])
        #expect(data["code"] == "data-field-missing" && data["pointer"] == "/data/year")
        #expect(data["expected"] == "a year")
        #expect(data["title"]?["nl"]?.stringValue == RejectionCode.fieldMissing.title.dutch)
        #expect(data["title"]?["en"]?.stringValue == RejectionCode.fieldMissing.title.english)
    }

    @Test(arguments: [Verdict.accepted, .rejected, .duplicate, .deferred, .discarded])
    func feedbackNeverRepeatsTheEventsContent(verdict: Verdict) {
        let messages = Self.messages(Self.row(verdict, seq: verdict == .accepted ? 1 : nil))
        let retour = messages.filter { $0.topic == "t.feedback.lister" }
        #expect(retour.count == 1)
        #expect(!retour.contains { $0.value.contains(subsequence: Self.secret) })
    }

    @Test func aRepeatGetsTheFirstVerdict() throws {
        func retour(_ row: JournalRow) throws -> ToyFeedback { try ToyFeedback(Self.messages(row)[0].value) }
        let accepted = try retour(Self.row(.duplicate, firstNr: 1, detail: #"{"seq":4,"warnings":[]}"#))
        #expect(accepted.kind == "accepted" && accepted.isDuplicate && accepted.seq == 4)
        let deferred = try retour(Self.row(.duplicate, firstNr: 1, detail: #"{"warnings":[]}"#))
        #expect(deferred.kind == "deferred" && deferred.isDuplicate && deferred.seq == nil)
    }

    @Test func theIdOfFeedbackFollowsFromPositionAndStage() throws {
        func id(_ row: JournalRow, _ position: InputPosition = Self.position) throws -> String {
            let message = try #require(Self.messages(row, position: position).last)
            return try ToyFeedback(message.value).id
        }
        let first = try id(Self.row(.deferred))
        #expect(try id(Self.row(.deferred)) == first)
        #expect(try id(Self.row(.deferred, key: nil)) == first)
        // The row in memory knows the number of the first event; the row read back from the journal may not.
        #expect(try id(Self.row(.duplicate, firstNr: 9)) == id(Self.row(.duplicate)))
        #expect(try id(Self.row(.accepted, seq: 1, firstNr: 3)) != first)
        #expect(try id(Self.row(.accepted, seq: 1, firstNr: 3)) == id(Self.row(.rejected, firstNr: 3)))
        let other = InputPosition(topic: "t.in.lister", partition: 0, incarnation: "another")
        #expect(try id(Self.row(.deferred), other) != first)
    }

    @Test func everyRowOfABatchIsAnsweredAtItsOwnPlace() {
        let positions: [Int64: InputPosition] = [
            1: Self.position, 2: InputPosition(topic: "t.in.mitros", partition: 0, incarnation: "inc"),
            3: InputPosition(topic: "t.in.lister", partition: 1, incarnation: "inc"),
        ]
        let rows = [1, 2, 2, 9, 3, 1].map { (input: Int64) in
            var row = Self.row(.deferred)
            row.input = input
            return row
        }
        let messages = IntakeRenderer(topics: Self.topics).messages(for: [rows], positions: positions).messages
        #expect(
            messages.map(\.topic) == [
                "t.feedback.lister", "t.feedback.mitros", "t.feedback.mitros", "t.feedback.lister", "t.feedback.lister",
            ])
        #expect(Set(messages.compactMap { try? ToyFeedback($0.value).id }).count == 3)
    }

    @Test func anUnreadableIdIsNamedByItsPosition() throws {
        let messages = Self.messages(Self.row(.rejected, key: nil, detail: #"{"code":"json-syntax","pointer":""}"#))
        #expect(messages.map(\.key) == [Array("t.in.lister/0/7".utf8)])
        let retour = try JSONParser.parse(messages[0].value)
        #expect(retour["subject"] == "t.in.lister/0/7" && retour["causationid"] == nil)
    }

    @Test func aDayGoesToTheStreamAlone() {
        var row = JournalRow(verdict: .day, key: "2019-01-01", payload: Array("{}".utf8))
        row.seq = 2
        #expect(Self.messages(row, position: nil).map(\.topic) == ["t.registration"])
    }

    @Test func anEmittedRowGoesToItsStreamOrToThePartner() throws {
        let renderer = StreamRenderer(service: .matching, topics: Self.topics)
        var row = JournalRow(verdict: .emitted, key: "k", payload: Array(#"{"id":"a"}"#.utf8))
        row.seq = 9
        let own = renderer.messages(for: [[row]], positions: [:]).messages
        #expect(own.map(\.topic) == ["t.matching"] && own.map(\.partition) == [0])
        #expect(try JSONParser.parse(own[0].value)["sequence"] == "9")
        let toPartner = JournalRow(
            verdict: .emitted, destination: "t.feedback.mitros", key: "k", payload: Array(#"{"id":"a"}"#.utf8))
        let retour = renderer.messages(for: [[toPartner]], positions: [:]).messages
        #expect(retour.map(\.topic) == ["t.feedback.mitros"])
        #expect(try JSONParser.parse(retour[0].value)["sequence"] == nil)
        #expect(renderer.messages(for: [[Self.row(.accepted, seq: 1)]], positions: [1: Self.position]).messages.isEmpty)
    }
}
