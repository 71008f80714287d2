import Foundation
import Supervision
import Testing

/// The command `doorstroom` as a user types it, in a folder of its own.
struct DoorstroomCommand: Sendable {
    struct Answer: Sendable {
        let output: String
        let errors: String
        let status: Int

        var lines: [String] { self.output.split(separator: "\n").map(String.init) }
    }

    let folder: String
    /// The executable's path.
    var program = Programs.folder + "/doorstroom"

    /// Runs the closure in a new folder and removes it afterwards.
    static func with(_ body: (DoorstroomCommand) async throws -> Void) async throws {
        let folder = try Programs.folderForInstallation("doorstroom-command")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(DoorstroomCommand(folder: folder))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(self.folder)/\(name)"))
    }

    /// - Parameter environment: added to the variables that every program needs; none of ours are inherited.
    func callAsFunction(_ arguments: [String], environment: [String: String] = [:]) async throws -> Answer {
        let script = """
            cd "$1"; shift
            "$0" "$@" >out 2>err </dev/null; echo $?
            """
        let status = try await ChildProcess.output(
            "/bin/bash", ["-c", script, self.program, self.folder] + arguments,
            environment: ["PATH": "/usr/bin:/bin", "HOME": self.folder].merging(environment) { $1 })
        return Answer(
            output: try self.read("out"), errors: try self.read("err"),
            status: try #require(Int(status.trimmingCharacters(in: .whitespacesAndNewlines))))
    }

    private func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(self.folder)/\(name)")), as: UTF8.self)
    }
}
