import Contracts
import JSON
import TestData
import Testing

@Suite(.timeLimit(.minutes(10)))
struct StructuredModeTests {
    private static let event = EventType.matchChosen.fullEvent

    private static func decode(_ json: JSONValue, _ headers: [EventHeader] = []) -> EnvelopeOutcome {
        EnvelopeDecoder.decode(body: JSONWriter.bytes(json), headers: headers)
    }

    private static func with(_ name: String, _ value: JSONValue) -> JSONValue {
        self.event.json.setting(Place(steps: [.member(name)]), to: nil).adding(name, value)
    }

    private static func without(_ name: String) -> JSONValue {
        self.event.json.setting(Place(steps: [.member(name)]), to: nil)
    }

    @Test(arguments: [
        nil, "application/cloudevents+json", "APPLICATION/CloudEvents+JSON",
        "application/cloudevents+json;charset=utf-8",
        "Application/CloudEvents+json ; Charset=\"UTF-8\"", "application/cloudevents+json; profile=x",
        CloudEvent.structuredContentType,
    ])
    func mediaTypesAreCaseInsensitive(contentType: String?) {
        for name in ["content-type", "Content-Type"] {
            let headers = contentType.map { [EventHeader(name, $0)] } ?? []
            #expect(Self.decode(Self.event.json, headers).event == Self.event)
        }
    }

    @Test(arguments: [
        "application/cloudevents+json; charset=iso-8859-1", "application/cloudevents+json;charset=utf-16",
        "application/cloudevents", "application/cloudevents+xml", "application/cloudevents-batch+json",
        "application/cloudevents+avro",
    ])
    func otherFormatsAreRefused(contentType: String) {
        let outcome = Self.decode(Self.event.json, [EventHeader("content-type", contentType)])
        #expect(outcome.rejection?.code == .contentType)
    }

    @Test(arguments: [
        ("", RejectionCode.eventEmpty), (" ", .jsonSyntax), ("[]", .notAnObject), ("null", .notAnObject),
        ("\"x\"", .notAnObject), ("{}", .attributeMissing), ("{} {}", .jsonTrailingBytes),
        ("\u{FEFF}{}", .jsonByteOrderMark),
    ])
    func bodiesThatAreNoEventAreRefused(text: String, code: RejectionCode) {
        #expect(EnvelopeDecoder.decode(body: Array(text.utf8)).rejection?.code == code)
    }

    @Test(arguments: ["specversion", "id", "source", "type"])
    func requiredAttributesAreRequired(name: String) {
        let missing = Rejection(.attributeMissing, at: "/" + name)
        #expect(Self.decode(Self.without(name)).rejection == missing)
        #expect(Self.decode(Self.with(name, .null)).rejection == missing)
        #expect(Self.decode(Self.with(name, "")).rejection == Rejection(.attributeEmpty, at: "/" + name))
        for wrong: JSONValue in [1, true] {
            let rejection = Self.decode(Self.with(name, wrong)).rejection
            #expect(rejection?.code == .attributeType)
            #expect(rejection?.pointer == "/" + name)
        }
    }

    @Test(arguments: ["subject", "time", "dataschema", "datacontenttype"])
    func optionalAttributesMayBeAbsentButNotEmpty(name: String) {
        #expect(Self.decode(Self.without(name)).event != nil)
        #expect(Self.decode(Self.with(name, .null)).event == Self.decode(Self.without(name)).event)
        #expect(Self.decode(Self.with(name, "")).rejection == Rejection(.attributeEmpty, at: "/" + name))
        #expect(Self.decode(Self.with(name, 1)).rejection?.code == .attributeType)
    }

    @Test(arguments: [JSONValue.string("0.3"), "1.0.2", "1", "１.0"])
    func onlyVersion1IsTaken(version: JSONValue) {
        #expect(Self.decode(Self.with("specversion", version)).rejection?.code == .specversion)
    }

    @Test func extensionsAreKeptInOrderWithTheirTypes() {
        let json = Self.event.json.adding("zebra", "z").adding("flag", true).adding("count", -2_147_483_648)
            .adding("empty", "").adding("nothing", .null).adding("traceparent", "not a trace")
        #expect(
            Self.decode(json).event?.extensions == [
                JSONMember("zebra", "z"), JSONMember("flag", true), JSONMember("count", -2_147_483_648),
                JSONMember("empty", ""), JSONMember("traceparent", "not a trace"),
            ])
    }

    @Test(arguments: [
        JSONValue.integer(2_147_483_648), .integer(-2_147_483_649), .decimal(0.5), [], [:], ["a"],
    ])
    func extensionsOfOtherTypesAreRefused(value: JSONValue) {
        let rejection = Self.decode(Self.event.json.adding("extra", value)).rejection
        #expect(rejection?.code == .attributeType)
        #expect(rejection?.pointer == "/extra")
    }

    @Test(arguments: ["", "Extra", "extra-one", "extra_one", "éxtra", "ex tra", "dataBase64", "a/b~c", "e\u{301}"])
    func attributeNamesAreLowerCaseLettersAndDigits(name: String) {
        let rejection = Self.decode(Self.event.json.adding(name, "x")).rejection
        #expect(rejection == Rejection(.attributeName, at: "/" + JSONPointer.escaped(name)))
    }

    @Test(arguments: [0x00, 0x0A, 0x1F, 0x7F, 0x85, 0x9F, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1_FFFE, 0x10_FFFF])
    func controlCharactersAndNoncharactersAreRefused(code: UInt32) throws {
        let text = "a\(Character(try #require(Unicode.Scalar(code))))b"
        for name in ["subject", "extra"] {
            let rejection = Self.decode(Self.with(name, .string(text))).rejection
            #expect(rejection == Rejection(.attributeCharacter, at: "/" + name))
        }
    }

    @Test func attributesMayBe512BytesLong() {
        let longest = String(repeating: "é", count: 256)
        #expect(Self.decode(Self.with("extra", .string(longest))).event != nil)
        let rejection = Self.decode(Self.with("extra", .string(longest + "x"))).rejection
        #expect(rejection?.code == .attributeTooLong)
    }

    @Test func dataMayBeOneOfTwo() {
        let base64: JSONValue = "e30="
        #expect(Self.decode(Self.event.json.adding("data_base64", base64)).rejection?.code == .dataAndBase64)
        let only = Self.decode(Self.without("data").adding("data_base64", base64)).rejection
        #expect(only?.code == .contentType)
        #expect(only?.pointer == "/data_base64")
        #expect(Self.decode(Self.event.json.adding("data_base64", .null)).event == Self.event)
    }

    @Test(arguments: [
        ("application/json", true), ("APPLICATION/JSON; charset=utf-8", true), ("application/vnd.x+json", true),
        ("text/json", false), ("application/xml", false), ("json", false),
    ])
    func dataIsJSON(contentType: String, isTaken: Bool) {
        let outcome = Self.decode(Self.with("datacontenttype", .string(contentType)))
        #expect((outcome.event != nil) == isTaken)
        #expect(isTaken || outcome.rejection?.code == .contentType)
        #expect(isTaken || outcome.rejection?.pointer == "/datacontenttype")
    }

    @Test(arguments: [
        ("urn:nld:doorstroom:lister", true), ("/relative", true), ("urn:x y", false), ("urn:é", false), ("a<b>", false),
    ])
    func sourcesAreURIReferences(source: String, isTaken: Bool) {
        let outcome = Self.decode(Self.with("source", .string(source)))
        #expect(isTaken ? outcome.event != nil : outcome.rejection == Rejection(.sourceFormat, at: "/source"))
    }

    @Test(arguments: ["/schemas/x.json", "1a:x", ":x", "urn x:y", "schema"])
    func dataschemasAreAbsoluteURIs(schema: String) {
        #expect(Self.decode(Self.with("dataschema", .string(schema))).rejection?.code == .dataschemaMismatch)
        #expect(Self.decode(Self.with("dataschema", "coap+tcp://x/y")).event != nil)
    }

    @Test func theLimitIs64KiBWithHeaders() {
        let bytes = Self.event.bytes
        let header = EventHeader("note", "x")
        let padding = [UInt8](repeating: 0x20, count: CloudEvent.maximumBytes - bytes.count - 5)
        #expect(EnvelopeDecoder.decode(body: bytes + padding, headers: [header]).event == Self.event)
        let over = EnvelopeDecoder.decode(body: bytes + padding + [0x20], headers: [header])
        #expect(over == .rejected(Rejection(.eventTooLarge), id: nil))
    }

    @Test func anUnreadableIdNamesNoEvent() {
        let long = String(repeating: "a", count: 513)
        for id: JSONValue in ["", "\u{0}", .string(long), 1, .null] {
            guard case .rejected(_, let readable) = Self.decode(Self.with("id", id)) else {
                Issue.record("taken with id \(id)")
                continue
            }
            #expect(readable == nil)
        }
        guard case .rejected(_, let readable) = Self.decode(Self.with("time", "now")) else { return }
        #expect(readable == Self.event.id)
    }
}
