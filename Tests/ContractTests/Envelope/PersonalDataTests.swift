import Contracts
import JSON
import TestData
import TestRandom
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct PersonalDataTests {
    @Test(arguments: [
        "123456782", "BSN 123456782", "bsn:111222333", "(123456782)", "x 123456782.", "ref-123456782", "123 456 782",
        "123.456.782", "1234.56.782", "2019-123456782", "8 123456782 9",
        "jan@example.nl", "Mail: jan.de-vries+x@mail.example.org!", "a@b.nl", "jan_@example.nl", "é@ex.nl",
        "0612345678", "06-12345678", "06 12345678", "06 12 34 56 78", "030-2861234", "030 286 12 34", "0346-123456",
        "(030) 2861234", "+31612345678", "+31 6 12345678", "+31 (0)6 12345678", "+31(0)30-2861234", "0031612345678",
        "0031 30 2861234", "tel:0612345678", "bel 06-12345678!", "088 1234567",
    ])
    func personalDataIsFound(text: String) {
        #expect(PersonalDataDetector.finds(in: text))
    }

    @Test(arguments: [
        "", "123456781", "000000000", "1234567820", "12345678", "a123456782", "123456782b", "é123456782", "3.123456782",
        "0344010000123456", "0344200000000001", "2019-08-01", "01-08-2019 10:00", "2019-08-01T09:30:00Z",
        "2019-08-01 09:30", "2019-08-01T09:30:00.123456782Z", "710.68", "1.234.567,89", "100 000 000", "3511 AB 12",
        "WK034401", "BU03440101", "00000000-0000-4000-8000-000000000000", "12345678-1234-4123-8123-123456789012",
        "@", "a@", "@b.nl", "a@b", "a @b.nl", "12:34:56", "+32 2 123 45 67", "0000123456", "L-004211", "app-2019-00042",
        "urn:nld:doorstroom:lister:1", "actie 12, gereed 31-12-2019", "2019-Q3", "1/2/3/4/5/6/7/8/9",
    ])
    func otherTextsAreAccepted(text: String) {
        #expect(!PersonalDataDetector.finds(in: text))
    }

    @Test func findsEveryNumberThatPassesTheElevenTestAndNoOther() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<20_000 {
            let number = random.int(1...999_999_999)
            var rest = number
            var sum = -(rest % 10)
            for weight in 2...9 {
                rest /= 10
                sum += rest % 10 * weight
            }
            let text = String(String(number + 1_000_000_000).dropFirst())
            #expect(PersonalDataDetector.finds(in: text) == sum.isMultiple(of: 11), "\(text)")
            if number >= 100_000_000 {
                #expect(PersonalDataDetector.finds(in: Int64(number)) == sum.isMultiple(of: 11), "\(number)")
            }
        }
    }

    /// In a reference field, a file number that looks like an area code and a telephone number is not personal data.
    @Test(arguments: ["030-2861234", "0346-123456", "030 286 12 34", "0346.123456"])
    func areaCodesCountInTextsOnly(text: String) {
        #expect(PersonalDataDetector.finds(in: text))
        #expect(!PersonalDataDetector.finds(in: text, as: .reference))
    }

    @Test(arguments: [
        "123456782", "bsn:123456782", "123.456.782", "0612345678", "06-12345678", "0302861234", "0031302861234",
        "jan@example.nl",
    ])
    func aPersonsNumberCountsAsAReferenceToo(text: String) {
        #expect(PersonalDataDetector.finds(in: text, as: .reference))
    }

    /// Checks the table of the partners' page: false alarms in 20,000 random references of each form.
    @Test func theFalseAlarmsArePublished() throws {
        let page = try ContractDocuments.text("README.md")
        let rows = ContractDocuments.rows(in: page)
        for form in ReferenceForm.allCases {
            var random = SeededGenerator(seed: 20_000)
            let references = (0..<20_000).map { _ in random.reference(form) }
            let alarms = [PersonalDataDetector.Field.reference, .text].map { field in
                references.count { PersonalDataDetector.finds(in: $0, as: field) }
            }
            #expect(rows.contains([form.title] + alarms.map(String.init)), "\(form.title): \(alarms)")
        }
    }

    /// A text in the form of a date, a code, a number or a key of the BAG or the CBS never looks personal: such fields
    /// need no rule of their own.
    @Test func valuesOfAFixedFormRaiseNoAlarm() {
        var random = SeededGenerator(seed: 16)
        for _ in 0..<20_000 {
            let day = CalendarDate(dayNumber: random.int(-25_000...80_000)).description
            let texts = [
                day, "\(day)T10:00:00.123456789Z", random.digits(16), "GM" + random.digits(4), "BU" + random.digits(8),
                "\(day.prefix(4))-Q\(random.int(1...4))", "\(day.prefix(4))-II", String(random.int(0...1_000_000)),
            ]
            for text in texts { #expect(!PersonalDataDetector.finds(in: text), "\(text)") }
        }
    }

    // MARK: In an event

    private static let event = EventType.actionRegistered.fullEvent

    @Test func personalDataIsFoundAnywhereInTheData() throws {
        var event = Self.event
        let data = try #require(event.data)
        let places: [(JSONValue, String)] = [
            (data.setting(Place(steps: [.member("title")]), to: "Bel 06-12345678"), "/data/title"),
            (data.adding("bsn", "123456782"), "/data/bsn"), (data.adding("bsn", 123_456_782), "/data/bsn"),
            (data.adding("more", [["a": "jan@example.nl"]]), "/data/more/0/a"),
            (data.adding("jan@example.nl", true), "/data"), (data.adding("x", ["123456782": 1]), "/data/x"),
            (["jan@example.nl": ["b": "jan@example.nl"]], "/data"),
        ]
        for (changed, pointer) in places {
            event.data = changed
            let validation = validator.validate(body: event.bytes, owner: nil)
            #expect(validation.rejection == Rejection(.personalData, at: pointer))
            #expect(validation.readableID == event.id)
            #expect(validation.holdsPersonalData)
        }
    }

    @Test(arguments: ["id", "source", "type", "subject", "dataschema", "note"])
    func personalDataIsFoundInEveryAttribute(name: String) {
        let place = Place(steps: [.member(name)])
        let json = Self.event.json.adding("note", "x").setting(place, to: "urn:123456782")
        let validation = validator.validate(body: JSONWriter.bytes(json), owner: nil)
        #expect(validation.rejection == Rejection(.personalData, at: "/" + name))
        #expect(validation.readableID == (name == "id" ? nil : Self.event.id))
        #expect(validation.holdsPersonalData)
    }

    @Test func anExtensionMayNotNameAPerson() {
        for json in [Self.event.json.adding("123456782", "x"), Self.event.json.adding("note", 123_456_782)] {
            let validation = validator.validate(body: JSONWriter.bytes(json), owner: nil)
            #expect(validation.rejection?.code == .personalData)
            #expect(validation.rejection?.pointer.contains("1") == false)
        }
    }

    /// The purpose of a field decides; in a field that the contract does not know, everything counts.
    @Test func eachFieldHasItsRule() throws {
        var event = EventType.actionRegistered.fullEvent
        let data = try #require(event.data)
        let number = JSONValue.string("0346-123456")
        for (change, pointer) in [
            (data.setting(Place(steps: [.member("alertId")]), to: number), nil),
            (data.setting(Place(steps: [.member("title")]), to: number), "/data/title"),
            (data.adding("dossier", number), "/data/dossier"),
        ] {
            event.data = change
            let validation = validator.validate(body: event.bytes, owner: nil)
            #expect(validation.rejection == pointer.map { Rejection(.personalData, at: $0) })
        }
        for (name, isRefused) in [("id", false), ("corrects", false), ("note", true)] {
            let json = Self.event.json.adding(name, number).setting(Place(steps: [.member(name)]), to: number)
            let validation = validator.validate(body: JSONWriter.bytes(json), owner: nil)
            #expect((validation.rejection?.code == .personalData) == isRefused, "\(name)")
        }
    }

    /// A number may be written in ways that do not show its digits.
    @Test(arguments: ["123456782", "1.23456782e8", "123456782e0", "12345678.2e1", "123456782.0", "1234567820E-1"])
    func aNumberIsFoundInEveryNotation(number: String) throws {
        let marker = "\"marker\":true"
        var event = Self.event
        event.data = event.data?.adding("marker", true)
        let text = String(decoding: event.bytes, as: UTF8.self)
        try #require(text.contains(marker))
        let changed = text.replacing(marker, with: "\"marker\":\(number)")
        let validation = validator.validate(body: Array(changed.utf8), owner: nil)
        #expect(validation.rejection == Rejection(.personalData, at: "/data/marker"))
        #expect(validation.holdsPersonalData)
    }

    /// The feedback must not repeat the personal data, whatever else is wrong with the event.
    @Test func theRejectionNeverRepeatsPersonalData() {
        let long = String(repeating: "x", count: 2_000)
        for name in ["jan@example.nl", "123456782.", "bel 0612345678"] {
            let validation = validator.validate(body: JSONWriter.bytes(Self.event.json.adding(name, 1)), owner: nil)
            #expect(validation.rejection == Rejection(.attributeName, at: ""))
            #expect(validation.holdsPersonalData)
        }
        let endless = validator.validate(body: JSONWriter.bytes(Self.event.json.adding(long + "-", 1)), owner: nil)
        #expect(endless.rejection == Rejection(.attributeName, at: ""))
        var event = Self.event
        event.data = event.data?.adding(long, "123456782")
        #expect(validator.validate(body: event.bytes, owner: nil).rejection == Rejection(.personalData, at: "/data"))
    }

    @Test func unreadableEventsAreSearchedAsText() {
        let broken = validator.validate(body: Array(#"{"id":"1","x":"123456782""#.utf8), owner: nil)
        #expect(broken.rejection?.code == .jsonSyntax)
        #expect(broken.holdsPersonalData)
        #expect(!validator.validate(body: Array(#"{"id":"1","x":"#.utf8), owner: nil).holdsPersonalData)
        // Escapes, which many programs write, hide nothing.
        for text in [
            #"123\u00a0456\u00a0782"#, #"06\u201312345678"#, #"jan\u0040example.nl"#, #"\u0031\u00323456782"#,
        ] {
            let body = Array("{\"id\":\"1\",\"x\":\"\(text)\"".utf8)
            #expect(validator.validate(body: body, owner: nil).holdsPersonalData, "\(text)")
        }
        for text in [#"\u"#, #"\u12"#, #"\uzzzz"#, #"\\"#, #"\ud83d"#, #"caf\u00e9 12345678"#] {
            let body = Array("{\"id\":\"1\",\"x\":\"\(text)".utf8)
            #expect(!validator.validate(body: body, owner: nil).holdsPersonalData, "\(text)")
        }
        var event = Self.event
        event.id = "jan@example.nl"
        event.time = "now"
        let unnamed = validator.validate(body: event.bytes, owner: nil)
        #expect(unnamed.readableID == nil)
        #expect(unnamed.holdsPersonalData)
    }

    @Test func headersOfARejectedEventAreSearchedToo() {
        var event = Self.event
        event.time = "now"
        let note = EventHeader("x-user", "jan@example.nl")
        #expect(validator.validate(body: event.bytes, headers: [note], owner: nil).holdsPersonalData)
        let binary = event.binaryHeaders + [EventHeader("ce_note", "123456782")]
        #expect(validator.validate(body: event.binaryBody, headers: binary, owner: nil).holdsPersonalData)
        event.time = nil
        event.source = "urn:nld:doorstroom:nobody"
        #expect(validator.validate(body: event.bytes, headers: [note], owner: nil).holdsPersonalData)
    }
}
