import Contracts
import JSON
import Testing

@Suite(.timeLimit(.minutes(10)))
struct HeaderTests {
    private static let event = EventType.matchChosen.fullEvent

    private static func structured(
        _ headers: [EventHeader], _ event: CloudEvent = HeaderTests.event
    ) -> EnvelopeOutcome {
        let contentType = EventHeader("content-type", "application/cloudevents+json")
        return EnvelopeDecoder.decode(body: event.bytes, headers: [contentType] + headers)
    }

    private static func binary(_ headers: [EventHeader], body: [UInt8]? = nil) -> EnvelopeOutcome {
        EnvelopeDecoder.decode(body: body ?? Self.event.binaryBody, headers: headers)
    }

    private static func binary(replacing name: String, with value: String?) -> EnvelopeOutcome {
        let others = Self.event.binaryHeaders.filter { $0.name != name }
        return Self.binary(others + (value.map { [EventHeader(name, $0)] } ?? []))
    }

    @Test func structuredHeadersThatAgreeAreFine() {
        let headers = Self.event.binaryHeaders.filter { $0.name.hasPrefix("ce_") }
        #expect(Self.structured(headers).event == Self.event)
        var extended = Self.event
        extended.extensions = [JSONMember("count", 3), JSONMember("flag", true)]
        let same = [EventHeader("ce_count", "3"), EventHeader("ce_flag", "true")]
        #expect(Self.structured(same, extended).event == extended)
    }

    @Test(arguments: [("ce_id", "other"), ("ce_type", ""), ("ce_extra", "x"), ("CE_Subject", "x"), ("ce_a/b", "x")])
    func structuredHeadersThatDisagreeAreRefused(name: String, value: String) {
        let pointer = "/" + JSONPointer.escaped(String(name.dropFirst(3)).lowercased())
        #expect(
            Self.structured([EventHeader(name, value)])
                == .rejected(Rejection(.headerConflict, at: pointer), id: Self.event.id))
    }

    @Test func anotherSpellingOfTheSameLetterDisagrees() {
        var event = Self.event
        event.extensions = [JSONMember("note", "\u{E9}")]
        #expect(Self.structured([EventHeader("ce_note", "\u{E9}")], event).event == event)
        #expect(Self.structured([EventHeader("ce_note", "e\u{301}")], event).rejection?.code == .headerConflict)
    }

    @Test func duplicateHeadersAreRefused() {
        for name in ["ce_id", "CE_ID", "content-type"] {
            let outcome = Self.binary(Self.event.binaryHeaders + [EventHeader(name, "x")])
            #expect(outcome.rejection?.code == .headerDuplicate)
        }
        let others = [EventHeader("trace", "a"), EventHeader("trace", "b")]
        #expect(Self.binary(Self.event.binaryHeaders + others).event != nil, "other headers are not ours to judge")
    }

    @Test func headersThatAreNotUTF8AreRefused() {
        for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]] {
            let outcome = Self.binary(Self.event.binaryHeaders + [EventHeader("ce_extra", bytes)])
            #expect(outcome.rejection == Rejection(.headerEncoding, at: "/extra"))
            #expect(Self.binary(Self.event.binaryHeaders + [EventHeader("extra", bytes)]).event != nil)
        }
    }

    @Test func bothModesGiveTheSameEvent() throws {
        for type in EventType.allCases {
            var event = type.fullEvent
            event.extensions = [JSONMember("traceparent", "00-abc"), JSONMember("note", "é")]
            for headers in [event.binaryHeaders, event.binaryHeaders.filter { $0.name != "content-type" }] {
                let structured = try #require(validator.validate(body: event.bytes, owner: nil).valid)
                let binary = try #require(
                    validator.validate(body: event.binaryBody, headers: headers, owner: type.sender).valid)
                #expect(binary.envelope == structured.envelope)
                #expect(binary.partner == structured.partner)
                #expect(binary.type == structured.type)
                #expect(binary.canonicalData == structured.canonicalData)
                #expect(binary.warnings == structured.warnings)
                #expect(isEqual(binary.data, structured.data))
            }
        }
    }

    @Test(arguments: ["ce_specversion", "ce_id", "ce_source", "ce_type"])
    func binaryModeHasTheSameRequiredAttributes(name: String) {
        let pointer = "/" + name.dropFirst(3)
        #expect(Self.binary(replacing: name, with: nil).rejection == Rejection(.attributeMissing, at: pointer))
        #expect(Self.binary(replacing: name, with: "").rejection == Rejection(.attributeEmpty, at: pointer))
        let id = name == "ce_id" ? nil : Self.event.id
        let refused = EnvelopeOutcome.rejected(Rejection(.attributeCharacter, at: pointer), id: id)
        #expect(Self.binary(replacing: name, with: "\u{1}") == refused)
    }

    @Test(arguments: [
        ("application/json", true), ("Application/JSON; Charset=UTF-8", true), ("application/vnd.x+json", true),
        ("application/json; charset=iso-8859-1", false), ("text/plain", false), ("application/avro", false),
        ("", false),
    ])
    func binaryContentIsJSONInUTF8(contentType: String, isTaken: Bool) {
        let outcome = Self.binary(replacing: "content-type", with: contentType)
        #expect((outcome.event != nil) == isTaken)
        if let rejection = outcome.rejection {
            #expect(rejection.code == .contentType)
            #expect(rejection.pointer == "/datacontenttype")
        }
    }

    @Test(arguments: ["ce_data", "ce_data_base64", "ce_datacontenttype", "ce_Extra-one", "ce_"])
    func binaryHeadersThatAreNoAttributeAreRefused(name: String) {
        let outcome = Self.binary(Self.event.binaryHeaders + [EventHeader(name, "x")])
        #expect(outcome.rejection?.code == .attributeName)
    }

    @Test func binaryBodiesAreReadAsStrictly() {
        let outcome = Self.binary(Self.event.binaryHeaders, body: Array(#"{"a":1,"a":2}"#.utf8))
        #expect(outcome.rejection == Rejection(.jsonDuplicateName, at: "/data", expected: "byte 7"))
        let headers = Self.event.binaryHeaders
        for (body, code) in [("", RejectionCode.dataMissing), ("null", .dataMissing), ("[]", .fieldType)] {
            let validation = validator.validate(body: Array(body.utf8), headers: headers, owner: nil)
            #expect(validation.rejection?.code == code)
        }
    }

    @Test func aPlainContentTypeWithoutHeadersIsBinary() {
        let outcome = EnvelopeDecoder.decode(
            body: Self.event.bytes, headers: [EventHeader("content-type", "application/json")])
        #expect(outcome.rejection == Rejection(.attributeMissing, at: "/specversion"))
    }
}
