import Contracts
import Foundation

/// `docs/contract/readers.md`: which service reads each field, and the effects of a change.
struct ReadersPage {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/contract")

    /// The effects, by type and service (`readers.psv`).
    let effects: [String: [String: String]]

    init() throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent("readers.psv"), encoding: .utf8)
        var effects: [String: [String: String]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 3 else { throw LineError(line: String(line)) }
            effects[cells[0], default: [:]][cells[1]] = cells[2]
        }
        self.effects = effects
    }

    struct LineError: Error { let line: String }

    static func text(_ effects: [String: [String: String]], _ readers: [(EventType, [FieldReaders.Field])]) -> String {
        let sections = readers.map { type, fields in
            let effects = effects[type.rawValue] ?? [:]
            let lines = FieldReadings.Reader.allCases.compactMap { reader in
                effects[reader.rawValue].map { "- \(reader.rawValue): \($0)" }
            }
            let rows = fields.map { field in
                let marks = FieldReadings.Reader.allCases.map { field.readers.contains($0) ? "yes" : "" }
                let nobody = field.wasChanged ? "recorded only" : "follows from the other fields"
                let names = field.readers.isEmpty ? [nobody, "", "", ""] : marks
                return "| `\(field.name)` | \(names.joined(separator: " | ")) |"
            }
            return (["## \(type.rawValue)", ""] + lines + (lines.isEmpty ? [] : [""]) + Self.head + rows)
                .joined(separator: "\n")
        }
        return ([Self.introduction] + sections).joined(separator: "\n\n") + "\n"
    }

    private static let head = [
        "| Field | Registration | Matching | Monitoring | Escalation |", "|---|---|---|---|---|",
    ]

    private static let introduction = """
        # Who reads which field

        Found by changing each field of valid data and asking the services whether the event is the same to them; a test holds
        this page to the code. What a service reads, its domain may use: the lines above a table say for which figure, decision
        or message (from `readers.psv`).

        *Registration* reads a field where another value would give another verdict, on this event or on a later one.
        A field that no service reads is marked **recorded only**: it is kept and answered, and nothing else follows from it yet.
        """
}
