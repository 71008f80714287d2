import Vocabulary

/// A day's solve under another policy, from the state recorded at its start. It is never continued to later days,
/// because those presentations have no answers.
public struct WhatIf: Codable, Equatable, Sendable {
    public struct Pair: Codable, Hashable, Sendable {
        public let candidate: String
        public let dwelling: String
    }

    public let day: CalendarDate
    public let before: [LevelValue]
    public let after: [LevelValue]
    /// `additions` are pairs presented only under the other policy, `removals` pairs presented only in fact; both
    /// sorted by dwelling and candidate.
    public let additions: [Pair]
    public let removals: [Pair]

    /// - Parameter change: the change to every policy of that day.
    public init(
        _ record: SolveRecord, _ change: PolicyChange, solver: any MatchingSolver = LexicographicSolver()
    ) throws(MatchingFault) {
        let own = try DayProblem(record.situation)
        try own.checkRecordedSolution(record.solution)
        let other = try DayProblem(record.situation.changing(change))
        let solution = try solver.solve(other.instance)
        let flaws = CertificateChecker.flaws(in: solution, of: other.instance)
        guard flaws.isEmpty else {
            throw MatchingFault(code: "certificate-refused", message: "\(record.date): \(flaws[0])")
        }
        let before = Self.pairs(record.solution.assignment, own)
        let after = Self.pairs(solution.assignment, other)
        self.day = record.date
        self.before = record.values
        self.after = solution.values
        self.additions = Self.sorted(after.subtracting(before))
        self.removals = Self.sorted(before.subtracting(after))
    }

    private static func pairs(_ assignment: Assignment, _ problem: DayProblem) -> Set<Pair> {
        Set(
            assignment.pairs.map {
                Pair(
                    candidate: problem.candidates[$0.candidate].id,
                    dwelling: problem.situation.dwellings[$0.dwelling].id)
            })
    }

    private static func sorted(_ pairs: Set<Pair>) -> [Pair] {
        pairs.sorted { ($0.dwelling, $0.candidate) < ($1.dwelling, $1.candidate) }
    }
}
