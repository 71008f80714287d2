import Contracts
import JSON
import TestData
import Testing

/// The CloudEvents layer accepts more than the profile, which rejects the rest with its usual codes.
@Suite(.timeLimit(.minutes(10)))
struct EnvelopeLayerTests {
    private static let event = EventType.matchChosen.fullEvent

    private static func with(_ members: [(String, JSONValue)]) -> [UInt8] {
        var json = Self.event.json
        for (name, value) in members {
            json = json.setting(Place(steps: [.member(name)]), to: nil).adding(name, value)
        }
        return JSONWriter.bytes(json)
    }

    private static func withBase64(_ value: JSONValue, type: String = "application/octet-stream") -> [UInt8] {
        let json = Self.event.json.setting(Place(steps: [.member("data")]), to: nil)
            .setting(Place(steps: [.member("datacontenttype")]), to: .string(type)).adding("data_base64", value)
        return JSONWriter.bytes(json)
    }

    @Test(arguments: [
        "text/plain", "text/plain; charset=iso-8859-1", "application/xml", "application/avro", "image/png",
        "text/plain; format=flowed; delsp=\"y;e\\\"s\"", "Application/X-Y.Z+XML",
    ])
    func dataOfAnyContentTypeIsAnEvent(type: String) {
        let body = Self.with([("datacontenttype", .string(type)), ("data", "regel één")])
        #expect(EnvelopeDecoder.fault(body: body) == nil)
        let refused = Rejection(.contentType, at: "/datacontenttype", expected: "application/json")
        #expect(EnvelopeDecoder.decode(body: body).rejection == refused)
        let validation = validator.validate(body: body, owner: nil)
        #expect(validation.rejection == refused && validation.readableID == Self.event.id)
        // In binary mode too, where the body is not JSON.
        let headers =
            Self.event.binaryHeaders.filter { $0.name != "content-type" } + [EventHeader("content-type", type)]
        for bytes: [UInt8] in [Array("regel één".utf8), [0xFF, 0xD8], []] {
            #expect(EnvelopeDecoder.fault(body: bytes, headers: headers) == nil)
            guard !bytes.isEmpty else { continue }
            #expect(validator.validate(body: bytes, headers: headers, owner: nil).rejection == refused)
        }
    }

    @Test(arguments: [
        "json", "text", "text/", "/plain", "text/plain/x", "te xt/plain", "text/plain; charset", "a/b; c=\"d",
    ])
    func aContentTypeHasTheFormOfOne(type: String) {
        let refused = Rejection(.contentType, at: "/datacontenttype", expected: "a media type")
        let body = Self.with([("datacontenttype", .string(type))])
        #expect(EnvelopeDecoder.fault(body: body) == refused)
        let headers =
            Self.event.binaryHeaders.filter { $0.name != "content-type" } + [EventHeader("content-type", type)]
        #expect(EnvelopeDecoder.fault(body: [0x78], headers: headers) == refused)
    }

    @Test func base64IsData() {
        for text in ["", "e30=", "/9j+", "YQ==", "YWI="] {
            let body = Self.withBase64(.string(text))
            #expect(EnvelopeDecoder.fault(body: body) == nil, "\(text)")
            #expect(validator.validate(body: body, owner: nil).rejection?.code == .contentType)
        }
        let json = Self.withBase64("e30=", type: "application/json")
        #expect(EnvelopeDecoder.fault(body: json) == nil)
        #expect(validator.validate(body: json, owner: nil).rejection?.pointer == "/data_base64")
        for value: JSONValue in ["e30", "e30==", "e3=0", "e-0_", "====", "e30 ", 7, ["e30="]] {
            let rejection = EnvelopeDecoder.fault(body: Self.withBase64(value))
            #expect(rejection == Rejection(.attributeType, at: "/data_base64", expected: "a string of Base64"))
        }
        let both = JSONWriter.bytes(Self.event.json.adding("data_base64", "e30="))
        #expect(EnvelopeDecoder.fault(body: both)?.code == .dataAndBase64)
    }

    /// Size limits belong to this contract, not to CloudEvents.
    @Test func sizesAreTheProfiles() {
        let long = Self.with([("note", .string(String(repeating: "x", count: 513)))])
        #expect(EnvelopeDecoder.fault(body: long) == nil)
        #expect(
            validator.validate(body: long, owner: nil).rejection
                == Rejection(.attributeTooLong, at: "/note", expected: "512 bytes"))
        let large = Self.event.bytes + [UInt8](repeating: 0x20, count: CloudEvent.maximumBytes)
        #expect(EnvelopeDecoder.fault(body: large) == nil)
        #expect(validator.validate(body: large, owner: nil).rejection?.code == .eventTooLarge)
    }

    /// Both layers reject, in the same way, what CloudEvents itself forbids.
    @Test(
        arguments: [
            ("specversion", JSONValue.string("0.3")), ("id", ""), ("id", 7), ("source", "a b"), ("time", "now"),
            ("Upper", "x"), ("note", "\u{9B}"), ("note", .decimal(0.5)), ("dataschema", "relative"),
        ] as [(String, JSONValue)])
    func forbiddenEnvelopesAreRefused(name: String, value: JSONValue) {
        let body = Self.with([(name, value)])
        #expect(EnvelopeDecoder.fault(body: body) != nil)
        #expect(EnvelopeDecoder.fault(body: body) == EnvelopeDecoder.decode(body: body).rejection)
    }

    @Test(arguments: EventType.allCases)
    func everyEventOfTheProfileIsAnEvent(type: EventType) {
        let event = type.fullEvent
        #expect(EnvelopeDecoder.fault(body: event.bytes) == nil)
        #expect(EnvelopeDecoder.fault(body: event.binaryBody, headers: event.binaryHeaders) == nil)
    }
}

@Suite(.timeLimit(.minutes(10)))
struct MediaTypeTests {
    @Test(arguments: [
        ("application/json", "application/json", nil, true),
        ("APPLICATION/Json ; CHARSET=UTF-8", "application/json", "utf-8", true),
        ("a/b;charset=\"utf-8\"", "a/b", "utf-8", true),
        ("a/b; x=\"; charset=latin1\"; charset=utf-8", "a/b", "utf-8", true),
        ("a/b; x=\"\\\";charset=y\"", "a/b", nil, true), ("a/b; charset=\"u\\tf-8\"", "a/b", "utf-8", true),
        ("a/b;", "a/b", nil, true), ("a/b c", "a/b", nil, false), ("", "", nil, false), ("a", "a", nil, false),
        ("a/b; charset=\"utf-8", "a/b", nil, false), ("a/b; charset=x; charset=y", "a/b", "x", true),
    ])
    func itsPartsAreRead(text: String, essence: String, charset: String?, isWellFormed: Bool) {
        let type = MediaType(text)
        #expect(type.essence == essence && type.charset == charset && type.isWellFormed == isWellFormed, "\(type)")
    }

    @Test(arguments: [
        ("a b", "a b"), ("", ""), ("\"\"", ""), ("\"a b\"", "a b"), (#""a \"b\" \\ c""#, #"a "b" \ c"#),
        (#""\a""#, "a"),
        (#"a "b""#, #"a "b""#), ("\"", nil), ("\"a", nil), (#""a\""#, nil), ("\"a\"b", nil), ("\"a\" \"b\"", nil),
    ])
    func quotesAreTakenOff(text: String, content: String?) {
        #expect(QuotedString.unquoted(text) == content)
    }
}
