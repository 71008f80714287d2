import ContractDocuments
import Contracts
import Foundation
import JSON
import Testing
import Vocabulary
import TestData

/// The output of `doorstroom contract write`: pages, schemas and descriptions.
@Suite(.timeLimit(.minutes(10)))
struct GeneratedDocumentsTests {
    private static let folder = ContractFolder(ContractDocuments.folder.path)

    @Test func everyDocumentAgreesWithTheCode() throws {
        #expect(try Self.folder.stale() == [], "run: swift run doorstroom contract write")
    }

    @Test func everyDescriptionIsUsedAndBilingual() throws {
        let descriptions = try Descriptions(ContractDocuments.text("descriptions.psv"))
        var used: Set<String> = []
        func note(_ form: ObjectForm, of type: EventType, at path: String) throws {
            for field in form.fields {
                let name = path.isEmpty ? field.name : "\(path).\(field.name)"
                used.insert(try #require(descriptions.path(type, name), "\(type.rawValue)/\(name)"))
                let entry = try descriptions.entry(type, name)
                #expect(entry.english.hasSuffix(".") && entry.dutch.hasSuffix("."), "\(type.rawValue)/\(name)")
                switch field.form {
                case .object(let inner): try note(inner, of: type, at: name)
                case .list(.object(let inner), _): try note(inner, of: type, at: name + "[]")
                default: break
                }
            }
        }
        for type in EventType.allCases {
            used.insert(type.rawValue)
            try note(type.form, of: type, at: "")
        }
        #expect(descriptions.paths.subtracting(used).sorted() == [])
    }

    @Test func everyCodeListOfTheFormsIsDescribedAndNoOther() throws {
        let lists = try CodeLists(ContractDocuments.text("codelists.psv")).lists
        var used: Set<[String]> = []
        func note(_ form: FieldForm) {
            switch form {
            case .code(let codes): used.insert(codes)
            case .list(let item, _): note(item)
            case .object(let inner): for field in inner.fields { note(field.form) }
            default: break
            }
        }
        for type in EventType.allCases { note(.object(type.form)) }
        let described = lists.map { $0.codes.map(\.code) }
        for codes in used { #expect(described.contains(codes), "no list describes \(codes)") }
        for (list, codes) in zip(lists, described) { #expect(used.contains(codes), "nothing uses \(list.name)") }
    }

    @Test func theValidityOfCodesIsThatOfTheCode() throws {
        let lists = try CodeLists(ContractDocuments.text("codelists.psv")).lists
        for list in lists {
            for code in list.codes {
                let validity = list.name == "vera-group" ? VeraGroup(rawValue: code.code)?.validity : .always
                #expect(validity?.from?.description ?? "" == code.validFrom, "\(list.name) \(code.code)")
                #expect(validity?.through?.description ?? "" == code.validThrough, "\(list.name) \(code.code)")
            }
        }
    }

    @Test(arguments: EventType.allCases)
    func theSubjectIsTheFirstField(type: EventType) throws {
        var random = RandomData(seed: 7)
        let data = random.data(type)
        #expect(try type.read(data).data.subject == data[type.form.fields[0].name]?.stringValue)
    }
}
