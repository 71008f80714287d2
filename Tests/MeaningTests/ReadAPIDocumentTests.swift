import Contracts
import Foundation
import JSON
@testable import MatchingService
@testable import RegistrationService
import Testing

/// `docs/api`: the documents of the read APIs, as the services serve them at `/api/v1/openapi.json`.
@Suite(.timeLimit(.minutes(10)))
struct ReadAPIDocumentTests {
    static let apis = [
        ("registration", RegistrationRoutes.description), ("matching", MatchingRoutes.description),
    ]

    @Test(arguments: Self.apis)
    func theDocumentAgreesWithTheService(service: String, api: ReadAPI) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/api")
        let text = try? Data(contentsOf: folder.appendingPathComponent("\(service).json"))
        let document = try JSONParser.parse(Array(text ?? Data("null".utf8)))
        guard document != api.document else { return }
        let fresh = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-api-\(service).json")
        try Data(JSONWriter.bytes(api.document)).write(to: fresh)
        Issue.record("docs/api/\(service).json is not what the code makes of it: that is in \(fresh.path)")
    }

    /// A form that is used twice has one name, and no two forms share a name.
    @Test(arguments: Self.apis)
    func everyReferenceOfTheDocumentIsInIt(service: String, api: ReadAPI) throws {
        guard case .object(let forms)? = api.document["components"]?["schemas"] else {
            Issue.record("no schemas")
            return
        }
        let names = Set(forms.map(\.name))
        #expect(names.count == forms.count && Self.references(in: api.document) == names)
        #expect(Set(api.routes.map(\.path)).count == api.routes.count)
    }

    private static func references(in value: JSONValue) -> Set<String> {
        switch value {
        case .object(let members):
            members.reduce(into: []) { names, member in
                if member.name == "$ref", let text = member.value.stringValue {
                    names.insert(String(text.dropFirst("#/components/schemas/".count)))
                } else {
                    names.formUnion(self.references(in: member.value))
                }
            }
        case .array(let items): items.reduce(into: []) { $0.formUnion(self.references(in: $1)) }
        case .null, .bool, .integer, .decimal, .string: []
        }
    }
}
