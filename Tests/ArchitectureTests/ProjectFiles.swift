import Foundation

/// The Swift sources of this package on disk.
enum ProjectFiles {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources = Result { try Self.read(["Shared", "Services", "Tools"]) }
    static let tests = Result { try Self.read(["Tests"]) }

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
