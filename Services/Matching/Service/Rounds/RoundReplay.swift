import Contracts
import Foundation
import MatchingDomain
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// Recomputes a round from the canonical stream, from the first event on, and compares it with the recorded round.
enum RoundReplay {
    /// - Parameter stream: a file with Registration's numbered stream, one event a line.
    /// - Throws: `ReplayDifferenceError` when anything differs.
    static func run(_ store: RoundStore, round: String, stream: String) async throws -> String {
        let region = try await store.connection.query("SELECT name FROM region ORDER BY id LIMIT 1").first?[0].text
        let recorded = Snapshot(
            presentations: try await store.presentations(of: round), solves: try await store.solves(of: round))
        let lines = try String(contentsOfFile: stream, encoding: .utf8).split(separator: "\n")
        var state = MatchingState()
        var presentations: [String: Presentation] = [:]
        var solves: [String: SolveRecord] = [:]
        var known: Set<String> = []
        var skipped = 0
        for line in lines {
            let event = try StreamEvent(stream: .registration, bytes: Array(line.utf8))
            let cause = event.marker.map(Identifiers.cause(ofDay:)) ?? Identifiers.cause(of: event)
            do {
                guard let fact = try MatchingFact(event) else { continue }
                if case .applicationSubmitted(let id, _) = fact { known.insert(id) }
                _ = try state.apply(
                    fact,
                    derive: Identifiers.derivation(service: .matching, region: region ?? "", cause: cause))
            } catch let fault as MatchingFault {
                throw ReplayDifferenceError("\(cause): \(fault)")
            } catch {
                // The service could not read this event either: it is parked there, or was given up.
                skipped += 1
            }
            let changes = state.takeChanged()
            for presentation in changes.all(Presentation.self) where presentation.roundId == round {
                presentations[presentation.id] = presentation
            }
            for solve in changes.all(SolveRecord.self)
            where solve.situation.dwellings.contains(where: { $0.nomination.roundId == round }) {
                solves[solve.id] = solve
            }
        }
        let replayed = Snapshot(
            presentations: presentations.values.sorted { $0.id < $1.id },
            solves: solves.values.sorted { ($0.date, $0.id) < ($1.date, $1.id) })
        // Applications of earlier rounds count too, because their placements affect later shares.
        let erased = try await store.applications().subtracting(known)
        guard erased.isEmpty else {
            throw ReplayDifferenceError("no longer in the stream: \(erased.sorted().joined(separator: ", "))")
        }
        let (one, other) = (try recorded.bytes(), try replayed.bytes())
        guard one == other else { throw ReplayDifferenceError(recorded.difference(from: replayed)) }
        let digest = Hexadecimal.text(Identifiers.digest(ofRecord: Array(one)))
        return
            "ronde \(round): \(recorded.solves.count) dagoplossingen en \(recorded.presentations.count) voordrachten "
            + "uit \(lines.count) gebeurtenissen opnieuw gemaakt, gelijk tot op de byte (\(one.count) bytes, "
            + "\(digest.prefix(16)))" + (skipped == 0 ? "" : "; \(skipped) niet te lezen") + "\n"
    }

    private struct Snapshot: Encodable {
        let presentations: [Presentation]
        let solves: [SolveRecord]

        func bytes() throws -> Data {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return try encoder.encode(self)
        }

        func difference(from other: Snapshot) -> String {
            let own = Dictionary(self.presentations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let others = Dictionary(other.presentations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let ids = Set(own.keys).union(others.keys).filter { own[$0] != others[$0] }.sorted()
            let days = zip(self.solves, other.solves).filter { $0.0 != $0.1 }.map { $0.0.date.description }
            return "\(ids.count) presentations differ (\(ids.prefix(3).joined(separator: ", "))); solves "
                + "\(self.solves.count) and \(other.solves.count), different on: \(days.prefix(3).joined(separator: ", "))"
        }
    }
}

/// The replay differs from the record.
struct ReplayDifferenceError: Error, CustomStringConvertible {
    let description: String

    init(_ difference: String) {
        self.init(description: "the replay differs: \(difference)")
    }

    init(description: String) {
        self.description = description
    }
}
