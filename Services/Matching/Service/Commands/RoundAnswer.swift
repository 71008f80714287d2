import Foundation
import MatchingDomain
import ServiceKit
import Vocabulary

/// Helpers shared by the questions about rounds.
enum RoundAnswer {
    static func solve(_ solves: [SolveRecord], round: String, day: String?) throws -> SolveRecord {
        guard let found = day == nil ? solves.first : solves.first(where: { $0.date.description == day }) else {
            let days = solves.map(\.date.description).joined(separator: ", ")
            throw UsageError(
                "round \(round) has no solve \(day.map { "on \($0)" } ?? "yet"); days with a solve: \(days)")
        }
        return found
    }

    static func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.sorted.encode(value), as: UTF8.self) + "\n"
    }
}
