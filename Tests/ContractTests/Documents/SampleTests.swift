import Contracts
import Foundation
import Testing

/// `docs/contract/samples`: the events that partners copy from.
@Suite(.timeLimit(.minutes(10)))
struct SampleTests {
    private static func names() throws -> [String] {
        let folder = ContractDocuments.folder.appendingPathComponent("samples").path
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    }

    private static func validate(_ name: String) throws -> Validation {
        validator.validate(body: Array(try ContractDocuments.text("samples/" + name).utf8), owner: nil)
    }

    @Test(arguments: EventType.allCases)
    func everyTypeHasAValidAndAnInvalidSample(type: EventType) throws {
        let names = try Self.names()
        #expect(names.contains("\(type.rawValue).valid.json"))
        #expect(names.contains { $0.hasPrefix(type.rawValue + ".") && $0.hasSuffix(".invalid.json") })
        let valid = try #require(try Self.validate("\(type.rawValue).valid.json").valid)
        #expect(valid.type == type)
        #expect(valid.warnings == [])
        #expect(valid.envelope.dataschema == type.dataschema)
    }

    @Test func everyInvalidSampleIsRejectedAsTheTableSays() throws {
        let rows = ContractDocuments.rows(in: try ContractDocuments.text("samples/README.md"))
        let invalid = try Self.names().filter { $0.hasSuffix(".invalid.json") }
        #expect(rows.compactMap { ContractDocuments.quoted($0[0]) }.sorted() == invalid)
        for row in rows {
            let name = try #require(ContractDocuments.quoted(row[0]))
            let code = try #require(ContractDocuments.quoted(row[1]))
            let isNamedAfterAType = EventType.allCases.contains { name == "\($0.rawValue).\(code).invalid.json" }
            #expect(isNamedAfterAType, "\(name)")
            let rejection = try #require(try Self.validate(name).rejection, "\(name)")
            #expect(rejection.code.rawValue == code, "\(name)")
            #expect(rejection.pointer == ContractDocuments.quoted(row[2]) ?? "", "\(name)")
        }
    }

    @Test func everySampleBelongsToAType() throws {
        for name in try Self.names() where !name.hasSuffix(".invalid.json") {
            #expect(EventType.allCases.contains { name == "\($0.rawValue).valid.json" }, "\(name)")
        }
    }

    @Test func idsOfValidSamplesAreUnique() throws {
        let ids = try EventType.allCases.compactMap {
            try Self.validate("\($0.rawValue).valid.json").valid?.envelope.id
        }
        #expect(Set(ids).count == EventType.allCases.count)
    }
}
