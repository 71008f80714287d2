import Contracts
import Foundation
import HTTPTypes
import JSON
import Pipeline
@testable import RegistrationService
import ServiceKit
import Testing

/// `POST /v1/events` up to Kafka: the exact messages that a request becomes.
@Suite(.timeLimit(.minutes(10)))
struct EventRequestTests {
    private static let batch: HTTPFields = [.contentType: "application/cloudevents-batch+json"]

    /// The contract's own sample of a type under another id, and the partner that sends it.
    private static func event(_ type: EventType, _ id: String) throws -> (Partner, CloudEvent) {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/contract/samples/\(type.rawValue).valid.json")
        let sample = try JSONParser.parse(Array(try Data(contentsOf: file)))
        let source = try #require(sample["source"]?.stringValue)
        let event = CloudEvent(
            id: id, source: source, type: type.wireName, subject: sample["subject"]?.stringValue, data: sample["data"])
        return (try #require(PartnerDirectory.plan.owner(ofSource: source)), event)
    }

    private static func request(_ headers: HTTPFields, _ body: String, _ partner: Partner) throws -> [PartnerMessage] {
        try EventRequest(headers: headers, body: Array(body.utf8), partner: partner, directory: .plan).messages
    }

    /// However the list is formatted, each message is its event as compact JSON, with members in the order sent.
    @Test(arguments: [EventType.applicationSubmitted, .policySet, .lettingsCounted])
    func aBatchBecomesCompactEvents(type: EventType) throws {
        let (partner, first) = try Self.event(type, "one")
        let (_, second) = try Self.event(type, "caf\u{E9} \"two\"")
        let expected = [first, second].map { String(decoding: JSONWriter.bytes($0.json), as: UTF8.self) }
        let texts = [
            "[" + expected.joined(separator: ",") + "]", " [\n" + expected.joined(separator: " ,\t") + "\n] ",
            "[" + expected.joined(separator: ",").replacing("\u{E9}", with: "\\u00e9") + "]",
        ]
        for text in texts {
            let messages = try Self.request(Self.batch, text, partner)
            #expect(messages.map { String(decoding: $0.body, as: UTF8.self) } == expected)
            #expect(messages.map(\.key) == [first.subject, second.subject])
            #expect(
                messages.allSatisfy { $0.headers == [EventHeader("content-type", CloudEvent.structuredContentType)] })
        }
    }

    @Test func aFaultOfABatchNamesItsEvent() throws {
        let (partner, event) = try Self.event(.applicationPaused, "one")
        let good = JSONWriter.string(event.json)
        let rejected = #expect(throws: RejectedEvent.self) {
            _ = try Self.request(Self.batch, "[\(good),7]", partner)
        }
        #expect(rejected?.index == 1 && rejected?.rejection.code == .notAnObject)
        for (body, code) in [("[\(good)", RejectionCode.jsonSyntax), ("", .jsonSyntax)] {
            let rejected = #expect(throws: RejectedEvent.self) { _ = try Self.request(Self.batch, body, partner) }
            #expect(rejected?.rejection.code == code && rejected?.index == nil)
        }
        for body in ["[]", "{}", "[" + Array(repeating: good, count: 101).joined(separator: ",") + "]"] {
            let problem = #expect(throws: Problem.self) { _ = try Self.request(Self.batch, body, partner) }
            #expect(problem?.detail == "A batch is an array of 1 to 100 events.")
        }
    }

    @Test func binaryModeBecomesStructuredWithSortedData() throws {
        let (partner, event) = try Self.event(.dwellingNominated, "one")
        var headers: HTTPFields = [.contentType: "application/json"]
        for (name, value) in [
            ("specversion", "1.0"), ("id", "one"), ("source", event.source), ("type", event.type),
            ("subject", event.subject ?? ""), ("time", "2019-08-01T00:00:00Z"), ("corrects", "zero"),
        ] {
            headers[try #require(HTTPField.Name("ce-" + name))] = value
        }
        let data = try #require(event.data)
        let messages = try Self.request(headers, JSONWriter.string(data), partner)
        var expected = event
        expected.time = "2019-08-01T00:00:00Z"
        expected.extensions = [JSONMember("corrects", "zero")]
        expected.data = try JSONParser.parse(JSONWriter.bytes(data, sortingMembers: true))
        #expect(messages.map { String(decoding: $0.body, as: UTF8.self) } == [JSONWriter.string(expected.json)])
        #expect(messages.first?.key == event.subject)
    }
}
