import ContractDocuments
import Contracts
import Foundation
import JSON
import TestData
import Testing

/// Validates our documents with another implementation: Python's `jsonschema` (`Tests/Scripts/json_schema.py`).
@Suite(.timeLimit(.minutes(10)))
struct SchemaAgreementTests {
    private struct Case: Sendable {
        let type: EventType
        let data: JSONValue
        let rejection: Rejection?
    }

    /// Mutates every field of every type, and the values inside: schema and validator give the same verdict. Only the
    /// rules between fields are in the validator alone.
    @Test func theSchemasAndTheValidatorAgree() throws {
        var cases: [Case] = []
        for type in EventType.allCases {
            for seed in 0..<20 {
                var random = RandomData(seed: UInt64(seed), isFull: seed == 0)
                let data = random.data(type)
                cases.append(self.checked(type, data))
                for place in data.places() {
                    for new in (data[place] ?? .null).mutations {
                        let changed = data.setting(place, to: new)
                        // Values that the detectors find are outside the schema's scope.
                        if Self.isPlain(changed) { cases.append(self.checked(type, changed)) }
                    }
                }
            }
        }
        let answers = try Self.ask(
            cases.map { (Self.schema($0.type), $0.data) })
        #expect(answers.count == cases.count)
        var count = (valid: 0, invalid: 0)
        for (asked, answer) in zip(cases, answers) {
            let isValid = asked.rejection == nil || asked.rejection?.code == .fieldConflict
            if isValid { count.valid += 1 } else { count.invalid += 1 }
            #expect(
                (answer == "valid") == isValid,
                "\(asked.type.rawValue): \(answer), \(String(describing: asked.rejection)): \(JSONWriter.string(asked.data))"
            )
        }
        // Both verdicts have to occur often, or the comparison proves nothing.
        #expect(count.valid > 5_000 && count.invalid > 20_000, "\(count)")
    }

    @Test func theAsyncAPIDocumentIsValid() throws {
        let text = try ContractDocuments.text("asyncapi.json")
        let document = try JSONParser.parse(Array(text.utf8))
        #expect(try Self.ask([(Self.asyncAPI, document)]) == ["valid"])
        // Checks the guard itself: a document of another version is not valid.
        guard case .object(let members) = document else { return }
        let broken = JSONValue.object(members.map { $0.name == "asyncapi" ? JSONMember("asyncapi", "2.0.0") : $0 })
        #expect(try Self.ask([(Self.asyncAPI, broken)]) != ["valid"])
    }

    /// Each recorded event of our own services is valid under its published schema, and invalid without a required
    /// member.
    @Test func theRecordedEventsFitTheirSchemas() throws {
        var fitting: [(String, JSONValue)] = []
        var damaged: [(String, JSONValue)] = []
        for (path, bytes) in try GoldenEvents.files() {
            let data = try #require(try JSONParser.parse(bytes)["data"])
            let name = try #require(path.split(separator: "/").first)
            let audience = path.contains("/partner-") ? "partner" : "stream"
            let schema = ContractDocuments.folder.appendingPathComponent("streams/\(name).\(audience).v1.json").path
            fitting.append((schema, data))
            guard case .object(let members) = data, let first = members.first(where: { $0.name != "alertId" }) else {
                continue
            }
            damaged.append((schema, .object(members.map { $0 == first ? JSONMember(first.name, .bool(true)) : $0 })))
        }
        #expect(fitting.count > 100)
        for (asked, answer) in zip(fitting, try Self.ask(fitting)) {
            #expect(answer == "valid", "\(asked.0): \(answer)")
        }
        for (asked, answer) in zip(damaged, try Self.ask(damaged)) { #expect(answer != "valid", "\(asked.0)") }
    }

    private static let asyncAPI = ContractDocuments.folder.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Tests/Scripts/asyncapi-3.0.0.schema.json").path

    private static func schema(_ type: EventType) -> String {
        ContractDocuments.folder.appendingPathComponent("schemas/\(type.rawValue).v1.json").path
    }

    private func checked(_ type: EventType, _ data: JSONValue) -> Case {
        do throws(Rejection) {
            _ = try type.read(data)
            return Case(type: type, data: data, rejection: nil)
        } catch {
            return Case(type: type, data: data, rejection: error)
        }
    }

    private static func isPlain(_ value: JSONValue) -> Bool {
        !PersonalDataDetector.finds(in: JSONWriter.string(value))
    }

    private static func ask(_ questions: [(schema: String, instance: JSONValue)]) throws -> [String] {
        let script = ContractDocuments.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Tests/Scripts/json_schema.py").path
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-schema-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
        let lines = questions.map { JSONWriter.string(["schema": .string($0.schema), "instance": $0.instance]) }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
        try Data().write(to: output)
        let process = Process()
        // Debian's Python, which has the package.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [script]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "is python3-jsonschema installed?")
        let text = try String(contentsOf: output, encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}
