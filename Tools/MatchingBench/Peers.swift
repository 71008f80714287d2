import Foundation
import MatchingDomain
import ServiceKit
import Supervision

/// Runs other solvers on the exported levels. They get the optimal face of the earlier levels for free, so they have
/// less to do than they would on their own.
enum Peers {
    struct Result {
        let name: String
        let seconds: Double
        let levels: Int
        let agrees: Bool
    }

    static func run(_ instance: MatchingInstance, _ solution: Solution) async throws -> [Result] {
        let folder =
            FileManager.default.temporaryDirectory.path
            + "/doorstroom-bench-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var tools = (seconds: 0.0, agrees: true)
        var lemon = (seconds: 0.0, agrees: true)
        for level in Level.allCases {
            let export = FlowExport(instance, solution, level: level)
            let file = "\(folder)/\(level.rawValue).min"
            try export.dimacs.write(toFile: file, atomically: false, encoding: .utf8)
            let answer = try await Self.orTools(file)
            tools.seconds += answer.seconds
            tools.agrees = tools.agrees && answer.optimum == export.optimum
            let other = try await Self.lemon(file)
            lemon.seconds += other.seconds
            lemon.agrees = lemon.agrees && other.optimum == export.optimum
            try FileManager.default.removeItem(atPath: file)
        }
        return [
            Result(
                name: "OR-Tools SimpleMinCostFlow", seconds: tools.seconds, levels: Level.allCases.count,
                agrees: tools.agrees),
            Result(
                name: "LEMON NetworkSimplex", seconds: lemon.seconds, levels: Level.allCases.count,
                agrees: lemon.agrees),
        ]
    }

    private static func orTools(_ file: String) async throws -> (seconds: Double, optimum: Int64) {
        let environment = Environment.current
        guard let python = environment["DOORSTROOM_SOLVERS_PYTHON"], let script = environment["DOORSTROOM_SOLVERS"]
        else { throw OperationError("`make bench-matching` says where OR-Tools is") }
        let printed = try await ChildProcess.output(python, [script, "flow", file])
        let object = try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String: Any]
        guard let seconds = object?["seconds"] as? Double, let optimum = object?["optimum"] as? Int64 else {
            throw OperationError("OR-Tools printed \(printed)")
        }
        return (seconds, optimum)
    }

    /// `dimacs-solver` prints the duration of each step; loading the file and building the graph are left out.
    private static func lemon(_ file: String) async throws -> (seconds: Double, optimum: Int64) {
        let printed = try await ChildProcess.output("/bin/sh", ["-c", "dimacs-solver -long \(file) 2>&1"])
        guard let time = printed.firstMatch(of: /Run NetworkSimplex:[^\n]*real: ([0-9.]+)s/)?.output.1,
            let cost = printed.firstMatch(of: /Min flow cost: (-?[0-9]+)/)?.output.1, let seconds = Double(time),
            let optimum = Int64(cost)
        else { throw OperationError("LEMON printed \(printed)") }
        return (seconds, optimum)
    }
}
