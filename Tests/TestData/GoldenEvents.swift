import Contracts
import Foundation
import JSON

/// The recorded wire form of our own services' events: `Tests/ContractTests/Golden/<type>/<audience>-<n>.json` holds
/// the bytes of one event.
public enum GoldenEvents {
    public static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("ContractTests/Golden")

    /// All files by their paths inside the folder.
    public static func files() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for type in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) {
            let folder = Self.folder.appendingPathComponent(type)
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
                files["\(type)/\(name)"] = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            }
        }
        return files
    }

    /// Replaces all files of the types that occur in `files`.
    public static func write(_ files: [String: [UInt8]]) throws {
        for type in Set(files.keys.map { $0.prefix { $0 != "/" } }) {
            let folder = Self.folder.appendingPathComponent(String(type))
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        for (path, bytes) in files { try Data(bytes).write(to: Self.folder.appendingPathComponent(path)) }
    }

    /// Examples of events of one type for one audience: the shortest ones in which each member is present, absent or
    /// empty, and in which each code occurs.
    public static func examples(of events: [[UInt8]], named stem: String) throws -> [String: [UInt8]] {
        let parsed = try Set(events).map { (bytes: $0, value: try JSONParser.parse($0)) }
            .sorted {
                $0.bytes.count == $1.bytes.count
                    ? $0.bytes.lexicographicallyPrecedes($1.bytes) : $0.bytes.count < $1.bytes.count
            }
        var names: [String: Set<String>] = [:]
        for event in parsed { Self.collect(event.value, at: "", into: &names) }
        var seen: Set<String> = []
        var examples: [String: [UInt8]] = [:]
        for event in parsed {
            var features: Set<String> = []
            Self.note(event.value, at: "", names, into: &features)
            guard !features.isSubset(of: seen) else { continue }
            seen.formUnion(features)
            examples["\(stem)-\(examples.count + 1).json"] = event.bytes
        }
        return examples
    }

    private static func collect(_ value: JSONValue, at path: String, into names: inout [String: Set<String>]) {
        switch value {
        case .object(let members):
            for member in members {
                names[path, default: []].insert(member.name)
                Self.collect(member.value, at: "\(path)/\(member.name)", into: &names)
            }
        case .array(let items): for item in items { Self.collect(item, at: path + "[]", into: &names) }
        default: break
        }
    }

    /// Members whose texts are codes: each value gets an example.
    private static let codes: Set<String> = [
        "state", "kind", "why", "result", "ending", "verdict", "cause", "contractForm", "term", "then", "status",
        "severity", "audience", "change", "unit", "resolution",
    ]

    private static func note(
        _ value: JSONValue, at path: String, _ names: [String: Set<String>], into features: inout Set<String>
    ) {
        switch value {
        case .object(let members):
            let present = Set(members.map(\.name))
            for name in names[path] ?? [] { features.insert("\(path)\(present.contains(name) ? "+" : "-")\(name)") }
            for member in members {
                if Self.codes.contains(member.name), let text = member.value.stringValue {
                    features.insert("\(path)/\(member.name)=\(text)")
                }
                Self.note(member.value, at: "\(path)/\(member.name)", names, into: &features)
            }
        case .array(let items):
            features.insert("\(path)[]\(items.isEmpty ? "-" : "+")")
            for item in items { Self.note(item, at: path + "[]", names, into: &features) }
        default: break
        }
    }
}
