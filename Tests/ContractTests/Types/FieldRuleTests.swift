import Contracts
import JSON
import TestData
import Testing
import Vocabulary

/// The rules of single fields, and those between two of them.
@Suite(.timeLimit(.minutes(10)))
struct FieldRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let type: EventType
        let changes: [(String, JSONValue?)]
        let code: RejectionCode?
        let pointer: String

        init(_ type: EventType, _ changes: [(String, JSONValue?)], _ code: RejectionCode?, _ pointer: String = "") {
            self.type = type
            self.changes = changes
            self.code = code
            self.pointer = pointer
        }

        var testDescription: String { "\(self.type.rawValue) \(self.changes)" }
    }

    @Test(arguments: [
        Case(.contingentSet, [("dwellings", 10), ("inflowDwellings", 10)], nil),
        Case(.contingentSet, [("dwellings", 10), ("inflowDwellings", 11)], .fieldConflict, "/data/inflowDwellings"),
        Case(.targetSet, [("measure", "total-lettings")], .fieldConflict, "/data/group"),
        Case(.targetSet, [("measure", "total-lettings"), ("group", nil)], nil),
        Case(.targetSet, [("measure", "priority-lettings"), ("group", nil)], .fieldMissing, "/data/group"),
        Case(.applicationSubmitted, [("birthYears", ["from": 1990, "to": 1990])], nil),
        Case(
            .applicationSubmitted,
            [("urgency", ["kind": "URG", "grantedOn": "2019-05-02", "validUntil": "2019-05-01"])], .fieldConflict,
            "/data/urgency/validUntil"),
        Case(
            .applicationSubmitted, [("urgency", ["kind": "MED", "grantedOn": "2019-05-02"])], .fieldCode,
            "/data/urgency/kind"),
        Case(.applicationSubmitted, [("urgency", ["kind": "IND", "grantedOn": "2019-05-02"])], nil),
        Case(
            .applicationSubmitted, [("birthYears", ["from": 1991, "to": 1990])], .fieldConflict,
            "/data/birthYears/to"),
        Case(.applicationSubmitted, [("group", "MO-BW")], .fieldCode, "/data/group"),
        Case(.applicationSubmitted, [("maximumRentCents", 1_000_000)], nil),
        Case(.applicationSubmitted, [("maximumRentCents", 1_000_001)], .fieldRange, "/data/maximumRentCents"),
        Case(.applicationSubmitted, [("waitingSince", "1900-01-01")], nil),
        Case(.applicationSubmitted, [("waitingSince", "1899-12-31")], .fieldFormat, "/data/waitingSince"),
        Case(.applicationSubmitted, [("waitingSince", "2200-01-01")], .fieldFormat, "/data/waitingSince"),
        Case(.applicationSubmitted, [("waitingSince", "2019-02-29")], .fieldFormat, "/data/waitingSince"),
        Case(.applicationSubmitted, [("profile", ["kinds": []])], .fieldRange, "/data/profile/kinds"),
        Case(.applicationSubmitted, [("profile", ["kinds": ["room", "castle"]])], .fieldCode, "/data/profile/kinds/1"),
        Case(
            .applicationSubmitted, [("profile", ["kinds": ["room"], "preferredDistricts": ["W\u{212A}034401"]])],
            .fieldCode, "/data/profile/preferredDistricts/0"),
        Case(.dwellingNominated, [("bagId", "0344010000123456")], nil),
        Case(.dwellingNominated, [("bagId", "034401000012345")], .fieldFormat, "/data/bagId"),
        Case(.dwellingNominated, [("bagId", "034401000012345a")], .fieldFormat, "/data/bagId"),
        Case(.dwellingNominated, [("bagId", "03440100001234567")], .fieldRange, "/data/bagId"),
        Case(.dwellingNominated, [("neighbourhood", ["code": "BU03440A01", "year": 2019])], nil),
        Case(
            .dwellingNominated, [("neighbourhood", ["code": "WK03440001", "year": 2019])], .fieldFormat,
            "/data/neighbourhood/code"),
        Case(
            .dwellingNominated, [("neighbourhood", ["code": "BU0344000", "year": 2019])], .fieldFormat,
            "/data/neighbourhood/code"),
        Case(
            .dwellingNominated, [("availableFrom", "2019-08-01"), ("availableUntil", "2019-08-01")], .fieldConflict,
            "/data/availableUntil"),
        Case(.dwellingNominated, [("floor", -2)], nil),
        Case(.dwellingNominated, [("rooms", 0)], .fieldRange, "/data/rooms"),
        Case(.dwellingNominated, [("complexId", "-x")], .fieldFormat, "/data/complexId"),
        Case(.dwellingNominated, [("complexId", "a b")], .fieldFormat, "/data/complexId"),
        Case(.dwellingNominated, [("complexId", "é")], .fieldFormat, "/data/complexId"),
        Case(.dwellingNominated, [("complexId", "a._:-Z9")], nil),
        Case(.dwellingNominated, [("complexId", .string(String(repeating: "a", count: 64)))], nil),
        Case(
            .dwellingNominated, [("complexId", .string(String(repeating: "a", count: 65)))], .fieldRange,
            "/data/complexId"),
        Case(.roundOpened, [("quarter", "2019-Q5")], .fieldFormat, "/data/quarter"),
        Case(.roundOpened, [("quarter", "2019")], .fieldFormat, "/data/quarter"),
        Case(
            .roundOpened, [("opensOn", "2019-08-01"), ("closesOn", "2019-08-01")], .fieldConflict, "/data/closesOn"),
        Case(.matchDeclined, [("reasons", [])], .fieldRange, "/data/reasons"),
        Case(
            .matchDeclined,
            [
                (
                    "reasons",
                    [
                        ["applicationId": "a", "reason": "accessibility"],
                        ["applicationId": "a", "reason": "affordability"],
                    ]
                )
            ], .fieldConflict, "/data/reasons"),
        Case(.lettingsCounted, [("period", "2018")], nil), Case(.lettingsCounted, [("period", "2019-Q3")], nil),
        Case(.lettingsCounted, [("period", "2019-08")], .fieldFormat, "/data/period"),
        Case(
            .lettingsCounted,
            [("priority", [["group": "mo-bw", "dwellings": 1], ["group": "mo-bw", "dwellings": 2]])], .fieldConflict,
            "/data/priority"),
        Case(
            .lettingsCounted, [("priority", .array(Array(repeating: ["group": "mo-bw", "dwellings": 1], count: 101)))],
            .fieldRange, "/data/priority"),
        Case(
            .allocationRecorded, [("allocatedOn", "2019-01-01"), ("waitingSince", "2019-01-02")], .fieldConflict,
            "/data/waitingSince"),
        Case(.allocationRecorded, [("allocatedOn", "2019-01-01"), ("waitingSince", "2019-01-01")], nil),
        Case(.actionRegistered, [("title", .string(String(repeating: "é", count: 300)))], nil),
        Case(.actionRegistered, [("partners", .array([.string("corporaties"), 7]))], .fieldType, "/data/partners/1"),
        Case(.actionRegistered, [("partners", .array([.string("")]))], .fieldRange, "/data/partners/0"),
        Case(.actionRegistered, [("partners", .string("corporaties"))], .fieldType, "/data/partners"),
        Case(.actionRegistered, [("title", .string(String(repeating: "é", count: 301)))], .fieldRange, "/data/title"),
        Case(.applicationSubmitted, [("veraGroup", "GEE")], nil),
        Case(.applicationSubmitted, [("veraGroup", "VBE")], .fieldCodeExpired, "/data/veraGroup"),
        Case(.applicationSubmitted, [("veraGroup", "ZIN")], nil),
        Case(.applicationSubmitted, [("originMunicipality", "GM0312")], nil),
        Case(.applicationSubmitted, [("originMunicipality", "GM312")], .fieldFormat, "/data/originMunicipality"),
        Case(.statusHoldersTargeted, [("halfYear", "2019-2I")], .fieldFormat, "/data/halfYear"),
        Case(.statusHoldersTargeted, [("halfYear", "2019-II")], nil),
        Case(.statusHoldersTargeted, [("carriedIn", -10)], nil),
        Case(.statusHoldersTargeted, [("carriedIn", 100_001)], .fieldRange, "/data/carriedIn"),
        Case(.actionRegistered, [("consulting", .array([.string("")]))], .fieldRange, "/data/consulting/0"),
        Case(
            .actionRegistered, [("condition", .string(String(repeating: "é", count: 301)))], .fieldRange,
            "/data/condition"),
        Case(.actionRegistered, [("basis", ["tripartite-agreement", "regional-course"])], nil),
        Case(.actionRegistered, [("basis", ["woonvisie"])], .fieldCode, "/data/basis/0"),
        Case(
            .presentationOverridden, [("candidates", [["applicationId": "a"], ["applicationId": "a"]])],
            .fieldConflict, "/data/candidates"),
        Case(.supplyAnnounced, [("dwellings", 3), ("forGroups", 4)], .fieldConflict, "/data/forGroups"),
    ])
    func everyFieldRuleIsChecked(_ rule: Case) throws {
        var event = rule.type.fullEvent
        var data = try #require(event.data)
        for (name, value) in rule.changes { data = data.setting(Place(steps: [.member(name)]), to: value) }
        event.data = data
        let rejection = validator.validate(body: event.bytes, owner: nil).rejection
        #expect(rejection?.code == rule.code)
        #expect(rejection?.pointer ?? "" == rule.pointer)
    }

    @Test func absentOptionalFieldsHaveTheirDefaults() throws {
        let event = EventType.applicationSubmitted.event(
            ApplicationSubmitted(
                applicationId: "a-1", group: .moBw, route: .outflow, household: Household(adults: 1, children: 0),
                birthYears: nil, maximumRentCents: Cents(59_730), profile: SearchProfile(kinds: [.studio]),
                support: SupportPlan(product: .none, hoursPerWeek: 0, reachable247: false),
                waitingSince: CalendarDate(dayNumber: 18_000), readyFrom: CalendarDate(dayNumber: 18_000)))
        var shortest = event
        shortest.data = [
            "applicationId": "a-1", "group": "mo-bw", "route": "outflow", "household": ["adults": 1],
            "maximumRentCents": 59_730, "profile": ["kinds": ["studio"]], "support": ["product": "none"],
            "waitingSince": .string(CalendarDate(dayNumber: 18_000).description),
        ]
        let long = try #require(validator.validate(event, owner: nil).valid)
        let short = try #require(validator.validate(shortest, owner: nil).valid)
        #expect(isEqual(long.data, short.data))
        #expect(long.canonicalData != short.canonicalData, "the digest covers what was sent")
    }

    @Test func theWarningsAreNoLongerThanAHundred() throws {
        var event = EventType.matchChosen.fullEvent
        let data = try #require(event.data)
        event.data = (0..<500).reduce(data) { $0.adding("x\($1)", 0) }
        #expect(validator.validate(event, owner: nil).valid?.warnings.count == 100)
    }
}
