/// Successive shortest paths with all levels carried at once: each round sends one more candidate along the path that
/// gains most, until no path gains. Dijkstra on reduced costs finds it; the potentials that make that possible are
/// the certificate.
///
/// Cost: (places filled) searches of at most (pairs) arcs each. A search stops at the sink.
public struct ShortestPathSolver: MatchingSolver {
    public init() {}

    public func solve(_ instance: MatchingInstance) throws(MatchingFault) -> Solution {
        var search = PathSearch(FlowNetwork(instance))
        while search.augment() {}
        let certificate = self.certificate(search, instance)
        var assigned: [MatchingInstance.Pair] = []
        for (index, pair) in instance.pairs.enumerated()
        where search.network.arcs[search.network.pairArcs[index]].residual == 0 {
            assigned.append(pair)
        }
        let assignment = PairingTieBreak.canonical(assigned, instance: instance, certificate: certificate)
        return Solution(
            assignment: assignment, values: self.values(assignment, instance), certificate: certificate)
    }

    private func certificate(_ search: PathSearch, _ instance: MatchingInstance) -> Certificate {
        let network = search.network
        let levels = Level.order.map { level in
            let potentials = search.potentials.map { $0[level] }
            return Certificate.Potentials(
                level: level, source: potentials[FlowNetwork.source],
                institutions: Array(potentials[1..<network.firstRoute]),
                routes: Array(potentials[network.firstRoute..<network.firstCandidate]),
                candidates: Array(potentials[network.firstCandidate..<network.firstDwelling]),
                dwellings: Array(potentials[network.firstDwelling..<network.sink]),
                sink: potentials[network.sink])
        }
        return Certificate(institutions: network.institutions, routes: network.routes, levels: levels)
    }

    private func values(_ assignment: Assignment, _ instance: MatchingInstance) -> [LevelValue] {
        var filled = [Int](repeating: 0, count: instance.dwellings.count)
        var cost = LevelCost.zero
        for pair in assignment.pairs {
            let candidate = instance.candidates[pair.candidate]
            let place = filled[pair.dwelling]
            filled[pair.dwelling] += 1
            cost =
                cost
                + LevelCost(
                    dwellings: place == 0 ? 1 : 0, places: 1, overNorm: candidate.overNormWeight,
                    waiting: candidate.waitingDays,
                    canonical: Int64(pair.candidate) + instance.placeTieBreak(dwelling: pair.dwelling, place: place))
        }
        return Level.order.map { LevelValue(level: $0, value: cost[$0]) }
    }
}
