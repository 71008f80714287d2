/// The best solution of the day with one pair fixed beforehand. It gives the exact cost of that pair, by level, and the
/// candidates it displaces.
struct ForcedPair {
    /// For each level, in order, how much worse the forced solution is (a lost gain or an added cost); without the
    /// lots.
    let losses: [LevelValue]
    /// Candidates presented in the day's solution and not in this one, as indices of the day's instance.
    let displaced: [Int]

    /// - Parameters:
    ///   - pair: an eligible pair.
    ///   - best: the day's solution.
    init(
        _ pair: MatchingInstance.Pair, in instance: MatchingInstance, best: Solution, solver: any MatchingSolver
    ) throws(MatchingFault) {
        let forced = instance.candidates[pair.candidate]
        let others = instance.candidates.indices.filter { $0 != pair.candidate }
        let shares = instance.shares
        // With one place fixed, the remaining share is one less: (n + 1 − t)² = (n − (t − 1))².
        func remaining(_ numerators: [Shares.Institution]) -> [Shares.Institution] {
            let rest = numerators.filter { $0.institution != forced.institution }
            let own = shares.numerator(of: forced.institution) - shares.denominator
            return rest + [Shares.Institution(institution: forced.institution, numerator: own)]
        }
        func remaining(_ numerators: [Shares.Route]) -> [Shares.Route] {
            let rest = numerators.filter { $0.institution != forced.institution || $0.route != forced.route }
            let node = Certificate.RouteNode(institution: forced.institution, route: forced.route)
            let own = shares.numerator(of: node) - shares.denominator
            return rest + [Shares.Route(institution: forced.institution, route: forced.route, numerator: own)]
        }
        let rest = try MatchingInstance(
            candidates: others.map { instance.candidates[$0] },
            dwellings: instance.dwellings.enumerated().map { index, dwelling in
                MatchingInstance.Dwelling(
                    id: dwelling.id, places: dwelling.places,
                    taken: dwelling.taken + (index == pair.dwelling ? 1 : 0))
            },
            profiles: others.map { Int(instance.profiles[$0]) }, kinds: instance.kinds.map(Int.init),
            rows: instance.rows,
            shares: Shares(
                denominator: shares.denominator, institutions: remaining(shares.institutions),
                routes: remaining(shares.routes)),
            order: instance.order, draw: instance.draw)
        let solved = try solver.solve(rest)
        let pairs =
            [pair]
            + solved.assignment.pairs.map {
                MatchingInstance.Pair(candidate: others[$0.candidate], dwelling: $0.dwelling)
            }
        let values = SolutionValues(Assignment(pairs: pairs.sorted()), instance).inOrder
        let presented = Set(pairs.map(\.candidate))
        self.losses = zip(best.values, values).compactMap { before, after in
            guard before.level != .lots else { return nil }
            let loss = before.level.isCost ? after.value - before.value : before.value - after.value
            return LevelValue(level: before.level, value: loss)
        }
        self.displaced = best.assignment.pairs.map(\.candidate).filter { !presented.contains($0) }
    }
}
