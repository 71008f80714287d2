import Pipeline
import PostgresClient
import TestRandom
import TestSupport
import Testing

/// The laws of every processor, on PostgreSQL:
/// - the tables of a saved state read back the same;
/// - a state restored from the tables, at any commit, has the same future: messages and tables;
/// - a replay of the same steps gives the same messages, however they are cut in commits.
struct ProcessorLaws<Processor: StreamProcessor> {
    let processor: Processor
    let migrations: [Migration]
    /// The part of the state that has to read back unchanged, one line per record.
    var records: @Sendable (Processor.State) -> [String] = { StateTables.rows(of: $0) }

    /// The outcome of a run.
    struct Result: Sendable {
        var lines: [String]
        var tables: [String]
        var state: Processor.State
    }

    /// - Returns: the state at the end.
    func check(_ steps: [ProcessorStep], seed: UInt64, of history: String) async throws -> Processor.State {
        let steady = try await self.run(steps, seed: seed, restarts: 0, readsBack: 10)
        let restarted = try await self.run(steps, seed: seed &+ 1, restarts: 40, readsBack: 0)
        let replayed = try await self.run(steps, seed: nil, restarts: 0, readsBack: 0)
        for (name, other) in [("restarted", restarted), ("replayed", replayed)] {
            Self.expectSame(other.lines, steady.lines, "\(history), messages, \(name)")
            Self.expectSame(other.tables, steady.tables, "\(history), tables, \(name)")
            Self.expectSame(self.records(other.state), self.records(steady.state), "\(history), records, \(name)")
        }
        return steady.state
    }

    /// - Parameters:
    ///   - seed: draws the commits; `nil` for a single one at the end.
    ///   - restarts: percentage of the commits after which the process is replaced by another.
    ///   - readsBack: percentage of the commits after which the tables are read and compared.
    private func run(
        _ steps: [ProcessorStep], seed: UInt64?, restarts: Int, readsBack: Int
    ) async throws -> Result {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                var random = SeededGenerator(seed: seed ?? 0)
                var run = try await ProcessorRun(self.processor, migrations: self.migrations, on: connection)
                var rest = steps[...]
                while !rest.isEmpty {
                    let size = seed == nil ? rest.count : random.int(1...random.pick([3, 60]))
                    for step in rest.prefix(size) { try run.perform(step) }
                    rest = rest.dropFirst(size)
                    try await run.commit()
                    if random.chance(readsBack) || rest.isEmpty {
                        Self.expectSame(
                            self.records(try await run.stored()), self.records(run.state), "records read back")
                    }
                    if random.chance(restarts) { try await run.restart() }
                }
                return Result(lines: run.lines, tables: try await run.tables(), state: run.state)
            }
        }
    }

    private static func expectSame(_ found: [String], _ expected: [String], _ what: String) {
        guard found != expected else { return }
        let index =
            zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(found.count, expected.count)
        func line(_ lines: [String]) -> String { index < lines.count ? lines[index] : "nothing" }
        let difference = "first at \(index):\n\(line(found))\ninstead of\n\(line(expected))"
        Issue.record("\(what): \(found.count) instead of \(expected.count), \(difference)")
    }
}
