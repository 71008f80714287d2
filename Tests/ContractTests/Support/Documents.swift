import Contracts
import Foundation

/// The pages under `docs/contract`, which tests hold to the code.
enum ContractDocuments {
    static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/contract")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: Self.folder.appendingPathComponent(path), encoding: .utf8)
    }

    /// The rows of all tables in a text, without heads and rulers.
    static func rows(in text: some StringProtocol) -> [[String]] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.compactMap { index in
            guard lines[index].hasPrefix("|"), !lines[index].hasPrefix("|---"),
                index + 1 == lines.endIndex || !lines[index + 1].hasPrefix("|---")
            else { return nil }
            return lines[index].split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// What stands between the first two back quotes.
    static func quoted(_ cell: String) -> String? {
        let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
        return parts.count >= 3 ? String(parts[1]) : nil
    }
}

/// `types.md`: one section per type.
struct TypesDocument: Sendable {
    struct Field: Sendable {
        let name: String
        let isRequired: Bool
        let form: String
    }

    struct Section: Sendable {
        let name: String
        let text: String
        let fields: [Field]
        let senders: [String]
        let subject: String?
    }

    let sections: [Section]

    private static let cached = Result { try TypesDocument.read() }

    static func shared() throws -> TypesDocument { try Self.cached.get() }

    private static func read() throws -> TypesDocument {
        let parts = try "\n".appending(ContractDocuments.text("types.md")).components(separatedBy: "\n## ").dropFirst()
        return TypesDocument(
            sections: parts.map { part in
                let lines = part.components(separatedBy: "\n")
                let sender = lines.first { $0.hasPrefix("Sent by: ") } ?? ""
                let fields = ContractDocuments.rows(in: part).compactMap { row -> Field? in
                    guard row.count == 5, let name = ContractDocuments.quoted(row[0]) else { return nil }
                    return Field(name: name, isRequired: row[1].hasPrefix("yes"), form: row[2])
                }
                return Section(
                    name: lines[0], text: part, fields: fields,
                    senders: sender.dropFirst("Sent by: ".count).prefix { $0 != "." }.components(separatedBy: ", "),
                    subject: ContractDocuments.quoted(sender))
            })
    }

    func fields(of type: EventType) -> [Field] {
        self.sections.first { $0.name == type.rawValue }?.fields ?? []
    }
}
