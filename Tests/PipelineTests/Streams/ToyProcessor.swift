import Contracts
import JSON
@testable import Pipeline
import PostgresClient
import Synchronization
import TestSupport
import Vocabulary

/// Follows Registration and Matching as Monitoring does, and emits what it saw.
final class ToyProcessor: StreamProcessor {
    struct State: Sendable {
        var applied: Int = 0
        var fresh: [(stream: String, seq: Int64)] = []
        var known: [Finding] = []
    }

    static let migration = Migration(
        100, "applied", "CREATE TABLE applied (stream text, seq bigint, PRIMARY KEY (stream, seq));")

    let service = ServiceName.monitoring
    let inputs = [ServiceName.registration, .matching]
    let barrier: DayBarrier
    private let faults = Mutex<Set<String>>([])
    private let beside = Mutex<[Finding]>([])

    init(_ barrier: DayBarrier = .holdsInputs) {
        self.barrier = barrier
    }

    /// Makes events about this subject fail, or the rules of the day with that name.
    func fail(on subject: String, _ isFailing: Bool = true) {
        self.faults.withLock { faults in
            if isFailing { faults.insert(subject) } else { faults.remove(subject) }
        }
    }

    /// The finding that exists beside the streams from now on.
    func find(_ problem: String?) {
        self.beside.withLock { $0 = [Finding(subject: "toy", problem: problem)] }
    }

    private func check(_ subject: String) throws {
        if self.faults.withLock({ $0.contains(subject) }) { throw ToyFault(description: "toy fault") }
    }

    func load(on database: isolated PostgresConnection) throws -> State {
        State(applied: Int(try database.query("SELECT count(*) FROM applied").first?[0].int ?? 0))
    }

    func apply(
        _ event: StreamEvent, day: CalendarDate?, to state: inout State, derive: (String) -> String
    ) throws -> [Emission] {
        // Incremented before the fault, so that a state that is not loaded again would show.
        state.applied += 1
        state.fresh.append((event.stream.rawValue, event.seq))
        try self.check(event.subject)
        return [
            Emission(
                type: "toy.applied", subject: event.subject,
                data: [
                    "stream": .string(event.stream.rawValue), "seq": .integer(event.seq),
                    "day": .string(day?.description ?? ""), "id": .string(derive("x")),
                ])
        ]
    }

    func startDay(_ day: CalendarDate, state: inout State, derive: (String) -> String) throws -> [Emission] {
        try self.check(day.description)
        return [Emission(type: "toy.day", subject: day.description, data: ["applied": JSONValue(state.applied)])]
    }

    func dayIsOverdue(_ day: CalendarDate, state: inout State, derive: (String) -> String) -> [Emission] {
        [Emission(type: "toy.late", subject: day.description, data: [:])]
    }

    let hasFindings = true

    func findings(on database: isolated PostgresConnection) -> [Finding] { self.beside.withLock { $0 } }

    func applyFindings(_ findings: [Finding], state: inout State, derive: (String) -> String) -> [Emission] {
        guard state.known != findings else { return [] }
        state.known = findings
        return findings.map {
            Emission(type: "toy.found", subject: $0.problem ?? "well", data: ["id": .string(derive("x"))])
        }
    }

    func changes(of state: inout State) -> [(stream: String, seq: Int64)] {
        defer { state.fresh = [] }
        return state.fresh
    }

    func save(_ changes: [(stream: String, seq: Int64)], on database: isolated PostgresConnection) throws {
        try database.query(
            "INSERT INTO applied SELECT * FROM unnest($1::text[], $2::bigint[])",
            [.texts(changes.map(\.stream)), .ints(changes.map(\.seq))])
    }
}
