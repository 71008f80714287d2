import Contracts
import Foundation

/// The meanings of types and fields: `docs/contract/descriptions.psv`.
public struct Descriptions: Sendable {
    public struct Entry: Sendable, Equatable {
        public let unit: String
        /// Requirement ids, such as `REG-5, MAT-7`.
        public let ids: String
        public let english: String
        public let dutch: String
    }

    public struct FormatError: Error, CustomStringConvertible {
        public let description: String
    }

    private let entries: [String: Entry]

    public init(_ text: String) throws {
        var entries: [String: Entry] = [:]
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            var cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            // Most rows have no unit and omit its cell.
            if cells.count == 4 { cells.insert("", at: 1) }
            guard cells.count == 5, entries[cells[0]] == nil else {
                throw FormatError(description: "descriptions, line \(number + 1): not five cells, or a path twice")
            }
            entries[cells[0]] = Entry(unit: cells[1], ids: cells[2], english: cells[3], dutch: cells[4])
        }
        self.entries = entries
    }

    public var paths: Set<String> { Set(self.entries.keys) }

    public func entry(_ type: EventType) throws -> Entry {
        try self.find([type.rawValue])
    }

    /// - Parameter field: as `profile.kinds` or `reasons[].reason`.
    public func entry(_ type: EventType, _ field: String) throws -> Entry {
        try self.find(Self.candidates(type, field))
    }

    /// The path that a field's description comes from.
    public func path(_ type: EventType, _ field: String) -> String? {
        Self.candidates(type, field).first { self.entries[$0] != nil }
    }

    private static func candidates(_ type: EventType, _ field: String) -> [String] {
        ["\(type.rawValue)/\(field)", "*/\(field)"]
    }

    private func find(_ paths: [String]) throws -> Entry {
        guard let entry = paths.lazy.compactMap({ self.entries[$0] }).first else {
            throw FormatError(description: "no description of \(paths[0])")
        }
        return entry
    }
}
