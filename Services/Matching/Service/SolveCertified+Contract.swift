import Contracts
import Foundation
import JSON
import MatchingDomain
import Pipeline
import Vocabulary

extension SolveCertified {
    /// Situation and certificate stay in the database; the event carries what they amount to and their digest.
    init(_ solve: SolveRecord) throws {
        let verdict: Verdict =
            switch solve.verdict {
            case .verified: .verified
            }
        self.init(
            solveId: solve.id, date: solve.date, openCandidates: solve.openCandidates,
            openDwellings: solve.openDwellings, places: solve.places, eligiblePairs: solve.eligiblePairs,
            values: solve.values.map { LevelValue(level: $0.level.rawValue, value: Int($0.value)) },
            presentations: solve.presentations, candidatesPresented: solve.candidatesPresented, verdict: verdict,
            proofDigest: try Self.proofDigest(solve))
    }

    /// Of the situation and the solution as they are stored: JSON without blanks, with sorted members.
    private static func proofDigest(_ solve: SolveRecord) throws -> String {
        let proof = try Self.canonical(solve.situation) + Self.canonical(solve.solution)
        return Hexadecimal.text(Identifiers.digest(ofRecord: proof))
    }

    private static func canonical(_ document: some Encodable) throws -> [UInt8] {
        try JSONDocument([UInt8](JSONEncoder().encode(document))).root.canonicalBytes()
    }
}
