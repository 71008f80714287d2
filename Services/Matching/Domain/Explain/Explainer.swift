import Vocabulary

/// Explains one day's solve, from the recorded situation and solution alone.
public struct Explainer {
    public let problem: DayProblem
    public let solution: Solution
    private let solver: any MatchingSolver
    private let indexOfCandidate: [String: Int]
    private let indexOfDwelling: [String: Int]
    private let dwellingOf: [Int: Int]

    /// - Throws: if the situation cannot be solved, or `recorded-otherwise` if the solution does not solve the instance
    ///   that today's rules make from the situation: explanations would then name the wrong people.
    public init(
        _ situation: DaySituation, _ solution: Solution, solver: any MatchingSolver = LexicographicSolver()
    ) throws(MatchingFault) {
        let problem = try DayProblem(situation)
        try problem.checkRecordedSolution(solution)
        self.problem = problem
        self.solution = solution
        self.solver = solver
        self.indexOfCandidate = Dictionary(
            problem.candidates.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.indexOfDwelling = Dictionary(
            situation.dwellings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.dwellingOf = Dictionary(
            solution.assignment.pairs.map { ($0.candidate, $0.dwelling) }, uniquingKeysWith: { first, _ in first })
    }

    private var situation: DaySituation { self.problem.situation }

    /// Explains why this pair was or was not presented.
    ///
    /// - Parameter withChange: whether to find also what would change the result, which solves the day once for each
    ///   kind of dwelling.
    public func explain(
        _ candidate: String, _ dwelling: String, withChange: Bool = true
    ) throws(MatchingFault) -> PairExplanation {
        func explanation(_ conclusion: PairExplanation.Conclusion) -> PairExplanation {
            var explanation = PairExplanation(
                day: self.situation.day, candidate: candidate, dwelling: dwelling, conclusion: conclusion)
            if let index = self.indexOfDwelling[dwelling] { explanation.presented = self.presented(for: index) }
            explanation.elsewhere = self.proposedDwelling(for: candidate).flatMap { $0 == dwelling ? nil : $0 }
            return explanation
        }
        var result: PairExplanation
        guard let index = self.indexOfDwelling[dwelling] else { return explanation(.dwellingNotOpen).withSentence }
        guard let open = self.situation.candidates.first(where: { $0.id == candidate }) else {
            return explanation(.candidateNotOpen).withSentence
        }
        let failures = self.failures(open, self.situation.dwellings[index])
        guard failures.isEmpty, let candidateIndex = self.indexOfCandidate[candidate] else {
            result = explanation(.ineligible)
            result.rules = failures
            return result.withSentence
        }
        if self.dwellingOf[candidateIndex] == index { return explanation(.presented).withSentence }
        guard !self.problem.instance.dwellings[index].freePlaces.isEmpty else { return explanation(.lost).withSentence }
        let forced = try ForcedPair(
            MatchingInstance.Pair(candidate: candidateIndex, dwelling: index), in: self.problem.instance,
            best: self.solution,
            solver: self.solver)
        let decisive = forced.losses.first { $0.value != 0 }
        result = explanation(decisive == nil ? .drawn : .lost)
        result.level = decisive?.level
        result.loss = decisive?.value
        result.displaced = forced.displaced.map { self.problem.candidates[$0].id }.filter { $0 != candidate }
        if withChange, result.elsewhere == nil { result.change = try self.decisiveChange(for: candidateIndex) }
        return result.withSentence
    }

    /// All rules that the pair fails.
    func failures(
        _ candidate: DaySituation.OpenCandidate, _ dwelling: DaySituation.OpenDwelling
    ) -> [EligibilityRule] {
        EligibilityRule.failures(
            candidate.profile, dwelling.nomination, on: self.problem.ruleDay, PairCircumstances(candidate, dwelling))
    }

    func presented(for dwelling: Int) -> [String] {
        self.solution.assignment.pairs.filter { $0.dwelling == dwelling }.map {
            self.problem.candidates[$0.candidate].id
        }
    }

    /// The dwelling that the solve proposed the candidate for; `nil` if none.
    public func proposedDwelling(for candidate: String) -> String? {
        self.indexOfCandidate[candidate].flatMap { self.dwellingOf[$0] }.map { self.situation.dwellings[$0].id }
    }

    /// Finds a kind of dwelling of which one more would have brought this candidate a presentation; `nil` if there is
    /// none. Tries the kinds that the candidate is eligible for in the instance's order. In Dutch.
    public func decisiveChange(for candidate: Int) throws(MatchingFault) -> String? {
        let instance = self.problem.instance
        let row = instance.rows[Int(instance.profiles[candidate])]
        for kind in row.kinds {
            guard let like = instance.kinds.firstIndex(of: kind) else { continue }
            let more = try MatchingInstance(
                candidates: instance.candidates,
                dwellings: instance.dwellings + [
                    MatchingInstance.Dwelling(id: "\u{10FFFF}", places: max(1, instance.dwellings[like].places))
                ],
                profiles: instance.profiles.map(Int.init), kinds: instance.kinds.map(Int.init) + [Int(kind)],
                rows: instance.rows, shares: instance.shares, order: instance.order, draw: instance.draw)
            let solved = try self.solver.solve(more)
            if solved.assignment.pairs.contains(where: { $0.candidate == candidate }) {
                return "met één \(self.situation.dwellings[like].nomination.dutchKind) meer"
            }
        }
        return nil
    }
}

extension DwellingNomination {
    /// For example "appartement op de begane grond in Zuid".
    var dutchKind: String {
        let floor = self.floor == 0 ? " op de begane grond" : ""
        return "\(self.kind.dutchName)\(floor) in \(self.district.dutchName)"
    }
}
