import Contracts
import Foundation
import JSON
import Supervision
import Testing

/// Validates every answer of a running installation's read APIs against their documents with Python's `jsonschema`
/// (`Tests/Scripts/json_schema.py`).
enum ReadAPIAnswers {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// - Parameter endpoints: those of an installation that has played rounds, so that the lists are not empty.
    static func check(_ endpoints: Endpoints) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-answers-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let reader = HTTPReader(token: endpoints.token)
        let matching = try #require(endpoints.http["matching"]) + "/api/v1"
        let placement = try #require(try await reader.json(matching + "/placements").arrayValue?.first)
        let ids = [
            "/applications/{id}": placement["applicationId"]?.stringValue,
            "/dwellings/{id}": placement["dwellingId"]?.stringValue,
        ]
        var names: [String] = []
        var lines: [String] = []
        for service in ["registration", "matching"] {
            let base = try #require(endpoints.http[service]) + "/api/v1"
            let document = try await reader.json(base + ReadAPI.documentPath)
            let published = try Data(contentsOf: Self.root.appendingPathComponent("docs/api/\(service).json"))
            #expect(try JSONParser.parse(Array(published)) == document, "docs/api/\(service).json")
            guard case .object(let paths)? = document["paths"] else { continue }
            for path in paths {
                let content = path.value["get"]?["responses"]?["200"]?["content"]?["application/json"]
                guard case .object(let members)? = content?["schema"] else { continue }
                let file = folder.appendingPathComponent("\(names.count).json")
                let schema = JSONValue.object(members + [JSONMember("components", document["components"] ?? [:])])
                try Data(JSONWriter.bytes(schema)).write(to: file)
                let address = path.name.replacing("{id}", with: ids[path.name].flatMap { $0 } ?? "")
                let answer = try await reader.json(base + address)
                if ["/placements", "/rounds", "/quotas", "/dwellings", "/solves"].contains(path.name) {
                    #expect(answer.arrayValue?.isEmpty == false, "\(address) is empty")
                }
                lines.append(Self.question(file, answer))
                names.append("\(service) \(address)")
                // Checks the guard itself, with a member that the document does not name.
                if let broken = Self.broken(answer), path.name != ReadAPI.documentPath {
                    lines.append(Self.question(file, broken))
                    names.append("broken")
                }
            }
        }
        let script = Self.root.appendingPathComponent("Tests/Scripts/json_schema.py").path
        let text = try await InstallationTests.shell(
            "/usr/bin/python3 \(script)", input: lines.joined(separator: "\n") + "\n")
        let verdicts = text.split(separator: "\n").map(String.init)
        #expect(verdicts.count == names.count && names.count > 20, "\(text.suffix(300))")
        for (name, verdict) in zip(names, verdicts) {
            #expect((verdict == "valid") == (name != "broken"), "\(name): \(verdict)")
        }
    }

    private static func question(_ schema: URL, _ instance: JSONValue) -> String {
        JSONWriter.string(["schema": .string(schema.path), "instance": instance])
    }

    /// The answer with one member added; `nil` for an empty list.
    private static func broken(_ answer: JSONValue) -> JSONValue? {
        switch answer {
        case .object(let members): .object(members + [JSONMember("unheardOf", 1)])
        case .array(let items): items.first.flatMap(self.broken).map { .array([$0] + items.dropFirst()) }
        case .null, .bool, .integer, .decimal, .string: nil
        }
    }
}
