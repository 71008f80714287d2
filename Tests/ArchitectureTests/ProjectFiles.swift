import Foundation

/// The Swift sources and the folders of this package on disk.
enum ProjectFiles {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources = Result { try Self.read(["Shared", "Services", "Tools"]) }
    static let tests = Result { try Self.read(["Tests"]) }

    /// The folders directly under those of the code.
    static let folders = Result { try ["Shared", "Services", "Tools"].flatMap(Self.folders) }

    private static func folders(in base: String) throws -> [ProjectFolder] {
        let files = FileManager.default
        let root = Self.root.appendingPathComponent(base)
        return try files.contentsOfDirectory(atPath: root.path).sorted().compactMap { name in
            let entries = try? files.contentsOfDirectory(atPath: root.appendingPathComponent(name).path)
            return entries.map { ProjectFolder(path: "\(base)/\(name)", names: $0) }
        }
    }

    private static func read(_ folders: [String]) throws -> [SourceText] {
        try folders.flatMap { folder in
            let base = Self.root.appendingPathComponent(folder)
            let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
            return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
                let text = try String(contentsOf: base.appendingPathComponent(path), encoding: .utf8)
                return SourceText(path: folder + "/" + path, text: text)
            }
        }
    }
}
