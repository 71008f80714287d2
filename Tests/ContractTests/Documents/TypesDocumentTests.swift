import Contracts
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TypesDocumentTests {
    @Test func thereIsOneSectionForEveryType() throws {
        let names = try TypesDocument.shared().sections.map(\.name)
        #expect(names == EventType.allCases.map(\.rawValue))
    }

    @Test(arguments: EventType.allCases)
    func aSectionNamesSendersSubjectAndFields(type: EventType) throws {
        let section = try #require(try TypesDocument.shared().sections.first { $0.name == type.rawValue })
        #expect(section.senders.sorted() == type.senders.map(\.rawValue).sorted())
        let event = type.fullEvent
        let data = try #require(event.data)
        let subject = try #require(section.subject)
        #expect(data[subject]?.stringValue == event.subject)
        let names = data.places().filter(\.isMember).map(\.fieldName)
        #expect(section.fields.map(\.name) == names)
    }

    /// The validator's own words about what it expects have to stand in the form.
    @Test(arguments: EventType.allCases)
    func aFormNamesTheRangeOrTheCodes(type: EventType) throws {
        let event = type.fullEvent
        let data = try #require(event.data)
        for place in data.places() where place.isMember {
            let fields = try TypesDocument.shared().fields(of: type)
            let form = try #require(fields.first { $0.name == place.fieldName }).form
            switch try #require(data[place]) {
            case .bool: #expect(form == "boolean")
            case .object: #expect(form == "object")
            case .integer:
                let expected = try #require(Self.rejection(event, data.setting(place, to: .integer(.min)))?.expected)
                #expect(form == "integer, " + expected || form.hasPrefix("integer, \(expected) "), "\(place)")
            case .string: try Self.expect(form, describes: place, of: event)
            case .array(let items):
                let many = JSONValue.array(Array(repeating: items[0], count: 101))
                #expect(Self.rejection(event, data.setting(place, to: many))?.code == .fieldRange)
                #expect(form.contains(" to 100 of "), "\(place)")
                let none = Self.rejection(event, data.setting(place, to: []))
                #expect(form.hasPrefix(none == nil ? "array, 0 to" : "array, 1 to"), "\(place)")
                if case .object = items[0] {
                    #expect(form.hasSuffix("objects"))
                } else {
                    let item = Place(steps: place.steps + [.item(0)])
                    let long = Self.rejection(
                        event, data.setting(item, to: .string(String(repeating: "x", count: 400))))
                    let expected = try #require(long?.expected)
                    let ending = long?.code == .fieldCode ? Self.list(expected) : "of text, " + expected
                    #expect(form.hasSuffix(ending), "\(place)")
                }
            default: Issue.record("unexpected value at \(place)")
            }
        }
    }

    private static func expect(_ form: String, describes place: Place, of event: CloudEvent) throws {
        let data = try #require(event.data)
        let rejection = Self.rejection(event, data.setting(place, to: "no code"))
        switch rejection?.code {
        case .fieldCode: #expect(form == "one of " + Self.list(rejection?.expected ?? ""), "\(place)")
        case .fieldFormat:
            let expected = rejection?.expected ?? ""
            #expect(!Self.words(form).isDisjoint(with: Self.words(expected)), "\(place): \(expected)")
        default:
            let long = Self.rejection(event, data.setting(place, to: .string(String(repeating: "x", count: 400))))
            #expect(form == "text, " + (long?.expected ?? ""), "\(place)")
        }
    }

    private static func words(_ text: String) -> Set<Substring> {
        Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 })
    }

    private static func list(_ codes: String) -> String {
        codes.components(separatedBy: ", ").map { "`\($0)`" }.joined(separator: ", ")
    }

    private static func rejection(_ event: CloudEvent, _ data: JSONValue) -> Rejection? {
        var event = event
        event.data = data
        return validator.validate(event, owner: nil).rejection
    }
}
