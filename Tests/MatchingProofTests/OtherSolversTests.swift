import Foundation
import MatchingDomain
import MatchingInstances
import Supervision
import TestInstances
import TestRandom
import Testing

/// Independent solvers find the same optimum on every level: OR-Tools and LEMON on the exported flows, CP-SAT on the
/// eight levels formulated again (`Tests/Scripts/solvers.py`).
///
/// `make test` installs them; without them these tests fail and report it.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct OtherSolversTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static func python(_ task: String, _ files: [String]) async throws -> [[String: any Sendable]] {
        let python = Self.root + "/.build/solvers/bin/python"
        try #require(FileManager.default.isExecutableFile(atPath: python), "`make solvers` installs OR-Tools")
        let printed = try await ChildProcess.output(python, [Self.root + "/Tests/Scripts/solvers.py", task] + files)
        return try printed.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            var found: [String: any Sendable] = ["status": object?["status"] as? String ?? "none"]
            found["optimum"] = object?["optimum"] as? Int64
            found["values"] = object?["values"] as? [Int64]
            return found
        }
    }

    private static func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/doorstroom-proof-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// Instances with levels in any order, random structure and many ties; and a day like Utrecht's.
    private static func mediumInstances() throws -> [MatchingInstance] {
        var instances: [MatchingInstance] = []
        for seed in 0..<8 {
            var random = SeededGenerator(seed: 900 + UInt64(seed))
            instances.append(
                try RandomInstance.make(
                    &random, candidates: random.int(60...200), dwellings: random.int(5...30), places: 1...4,
                    percent: random.int(5...40), weights: 0...3, days: 0...60, order: RandomInstance.order(&random)))
        }
        instances.append(try DayProblem(GeneratedSituation.make(.city, seed: 1)).instance)
        return instances
    }

    @Test func flowSolversFindTheSameOptimumOnEveryLevel() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var exports: [(file: String, optimum: Int64)] = []
        for (index, instance) in try Self.mediumInstances().enumerated() {
            let solution = try LexicographicSolver().solve(instance)
            #expect(CertificateChecker.flaws(in: solution, of: instance) == [])
            for level in Level.allCases {
                let export = FlowExport(instance, solution, level: level)
                let file = "\(folder)/\(index)-\(level.rawValue).min"
                try export.dimacs.write(toFile: file, atomically: false, encoding: .utf8)
                exports.append((file, export.optimum))
            }
        }
        let answers = try await Self.python("flow", exports.map(\.file))
        try #require(answers.count == exports.count)
        for (export, answer) in zip(exports, answers) {
            #expect(answer["status"] as? String == "OPTIMAL", "\(export.file)")
            #expect(answer["optimum"] as? Int64 == export.optimum, "OR-Tools, \(export.file)")
            let printed = try await ChildProcess.output("/bin/sh", ["-c", "dimacs-solver -long \(export.file) 2>&1"])
            #expect(printed.contains("Min flow cost: \(export.optimum)\n"), "LEMON, \(export.file): \(printed)")
        }
        print("\(exports.count) flows: OR-Tools and LEMON agree")
    }

    /// The proof can fail: with one unit of cost changed, the other solvers find another optimum.
    @Test func anotherProblemHasAnotherOptimum() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var random = SeededGenerator(seed: 5)
        let instance = try RandomInstance.make(
            &random, candidates: 30, dwellings: 5, places: 2...2, percent: 50, weights: 0...3, days: 1...60)
        let export = FlowExport(instance, try LexicographicSolver().solve(instance), level: .places)
        let forged = export.dimacs.replacingOccurrences(of: " 0 1 -1\n", with: " 0 1 -2\n")
        let file = folder + "/forged.min"
        try forged.write(toFile: file, atomically: false, encoding: .utf8)
        let answer = try #require(try await Self.python("flow", [file]).first)
        #expect(answer["optimum"] as? Int64 == 2 * export.optimum && export.optimum < 0)
    }

    @Test func anIntegerProgrammeFindsTheSameOptimumOnEveryLevel() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var files: [String] = []
        var expected: [[Int64]] = []
        for seed in 0..<6 {
            var random = SeededGenerator(seed: 300 + UInt64(seed))
            let instance = try RandomInstance.make(
                &random, candidates: 100, dwellings: random.int(6...14), places: 1...3, percent: random.int(8...30),
                weights: 0...3, days: 0...60, order: RandomInstance.order(&random))
            let file = "\(folder)/\(seed).json"
            try JSONEncoder().encode(instance).write(to: URL(fileURLWithPath: file))
            files.append(file)
            let solution = try LexicographicSolver().solve(instance)
            expected.append(solution.values.map { $0.level.isCost ? -$0.value : $0.value })
        }
        let answers = try await Self.python("levels", files)
        try #require(answers.count == files.count)
        for (values, answer) in zip(expected, answers) {
            #expect(answer["status"] as? String == "OPTIMAL")
            #expect(answer["values"] as? [Int64] == values)
        }
        print("\(files.count) instances of a hundred candidates: CP-SAT agrees on all eight levels")
    }
}
