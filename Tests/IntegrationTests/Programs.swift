import Foundation
import Supervision

/// The programs under test, which are beside the tests.
enum Programs {
    /// Options for an embedded installation, or for one on the servers that `DOORSTROOM_KAFKA` and
    /// `DOORSTROOM_POSTGRES` name.
    static var options: Installation.Options {
        get throws {
            var options = try Installation.Options(programs: Self.folder)
            options.isolate()
            options.logLevel = "warning"
            return options
        }
    }

    /// A folder that PostgreSQL can enter, even when it runs as another user.
    static func folderForInstallation(_ name: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/\(name)-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        return folder
    }

    static var root: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }

    static var folder: String { Self.root + "/.build/debug" }
}
