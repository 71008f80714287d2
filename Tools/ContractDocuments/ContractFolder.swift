import Contracts
import Foundation
import JSON

/// The files under `docs/contract` that are made from the code.
public struct ContractFolder: Sendable {
    private let folder: URL

    /// Folders in which every file is made from the code.
    private static let folders = ["schemas", "streams"]

    public init(_ path: String) {
        self.folder = URL(fileURLWithPath: path)
    }

    /// The files by their paths inside the folder.
    public func documents() throws -> [String: String] {
        let descriptions = try Descriptions(self.text("descriptions.psv"))
        let schemas = SchemaDocument(descriptions)
        var documents = ["types.md": try TypesPage(descriptions).text()]
        documents["codelists.md"] = try CodeLists(self.text("codelists.psv")).page()
        for type in EventType.allCases {
            documents["schemas/\(type.rawValue).v1.json"] = PrettyJSON.text(try schemas.schema(type))
        }
        documents["streams.md"] = StreamsPage().text()
        for type in InternalType.allCases {
            for audience in InternalAudience.allCases {
                guard let schema = InternalSchema.of(type, for: audience) else { continue }
                documents[InternalSchema.path(type, for: audience)] = PrettyJSON.text(schema)
            }
        }
        documents["asyncapi.json"] = PrettyJSON.text(try AsyncAPIDocument(descriptions).document())
        documents["openapi.json"] = PrettyJSON.text(OpenAPI.document)
        return documents
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: self.folder.appendingPathComponent(path), encoding: .utf8)
    }

    /// Files that differ from what the code makes, are missing, or are no longer made.
    public func stale() throws -> [String] { try self.stale(self.documents()) }

    private func stale(_ documents: [String: String]) throws -> [String] {
        let stray = Self.folders.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: self.folder.path + "/" + folder)) ?? [])
                .map { "\(folder)/\($0)" }
        }.filter { documents[$0] == nil }
        return (documents.filter { (try? self.text($0.key)) != $0.value }.map(\.key) + stray).sorted()
    }

    /// Writes and removes stale files.
    /// - Returns: the paths written or removed.
    public func write() throws -> [String] {
        let documents = try self.documents()
        let stale = try self.stale(documents)
        for folder in Self.folders {
            try FileManager.default.createDirectory(
                atPath: self.folder.path + "/" + folder, withIntermediateDirectories: true)
        }
        for path in stale {
            let file = self.folder.appendingPathComponent(path)
            if let text = documents[path] {
                try Data(text.utf8).write(to: file)
            } else {
                try FileManager.default.removeItem(at: file)
            }
        }
        return stale
    }
}

extension JSONValue {
    var isStructure: Bool {
        switch self {
        case .object, .array: true
        default: false
        }
    }
}
