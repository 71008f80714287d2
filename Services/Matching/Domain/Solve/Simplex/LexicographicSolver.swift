/// The solver: merges candidates and dwellings into classes, then runs a network simplex, level after level.
public struct LexicographicSolver: MatchingSolver {
    public init() {}

    public func solve(_ instance: MatchingInstance) throws(MatchingFault) -> Solution {
        let network = ClassNetwork(instance)
        let simplex = LevelSimplex(network)
        let levels = instance.order.map { level in
            ClassPotentials(level: level, nodes: simplex.optimise(level)).expanded(network)
        }
        let assignment = Self.assignment(simplex, network)
        return Solution(
            assignment: assignment, values: SolutionValues(assignment, instance).inOrder,
            certificate: Certificate(levels: levels))
    }

    /// Solves the first two levels alone, to find how many places can be filled before the shares are known.
    static func fillPlaces(_ instance: MatchingInstance) -> Assignment {
        let network = ClassNetwork(instance)
        let simplex = LevelSimplex(network)
        for level in instance.order.prefix(2) { _ = simplex.optimise(level) }
        return Self.assignment(simplex, network)
    }

    /// Which candidate of a profile goes to which kind makes no difference on any level, so they are assigned in the
    /// order of their ids; the same holds for the dwellings of a kind.
    private static func assignment(_ simplex: LevelSimplex, _ network: ClassNetwork) -> Assignment {
        var presented = [[Int]](repeating: [], count: network.instance.rows.count)
        for (index, members) in network.members.enumerated() {
            let count = simplex.carried(network.firstGroupBundle + index)
            presented[network.classes.groups[network.groups[index]].profile] += members.prefix(count)
        }
        var waiting = network.profiles.map { ArraySlice(presented[$0].sorted()) }
        var arrivals = [[Int]](repeating: [], count: network.kinds.count)
        for flow in simplex.pairFlows() {
            let profile = flow.profile - network.firstProfile
            arrivals[flow.kind - network.firstKind] += waiting[profile].prefix(flow.count)
            waiting[profile] = waiting[profile].dropFirst(flow.count)
        }
        var pairs: [MatchingInstance.Pair] = []
        for (index, candidates) in arrivals.enumerated() {
            for (candidate, place) in zip(candidates.sorted(), network.places[index]) {
                pairs.append(MatchingInstance.Pair(candidate: candidate, dwelling: place.dwelling))
            }
        }
        return Assignment(pairs: pairs.sorted())
    }
}

/// The potentials of one level by class, and their expansion to each candidate and dwelling.
private struct ClassPotentials {
    let level: Level
    let nodes: [Int64]

    func expanded(_ network: ClassNetwork) -> Certificate.Potentials {
        let (instance, classes) = (network.instance, network.classes)
        // Nodes without a path to a place are outside the network. They must not look like a gain, so their potential
        // equals the cost of reaching them.
        let (costs, shares) = (network.costs, instance.shares)
        var institutions = Array(self.nodes[1..<network.firstRoute])
        for index in institutions.indices where network.unitStarts[index] == network.unitStarts[index + 1] {
            let numerator = shares.numerator(of: classes.institutions[index])
            institutions[index] = costs.institution(numerator: numerator, count: 1, on: self.level)
        }
        var routes = Array(self.nodes[network.firstRoute..<network.firstProfile])
        for index in routes.indices {
            let bundle = institutions.count + index
            if network.unitStarts[bundle] == network.unitStarts[bundle + 1] {
                let cost = costs.route(numerator: shares.numerator(of: classes.routes[index]), count: 1, on: self.level)
                routes[index] = institutions[classes.institutionOfRoute[index]] + cost
            }
        }
        var ofProfile = [Int64?](repeating: nil, count: instance.rows.count)
        for (index, profile) in network.profiles.enumerated() {
            ofProfile[profile] = self.nodes[network.firstProfile + index]
        }
        let candidates = instance.candidates.indices.map { index in
            ofProfile[Int(instance.profiles[index])]
                ?? routes[classes.groups[classes.groupOf[index]].route] + costs.candidate(index, on: self.level)
        }
        var ofKind = [Int64](repeating: 0, count: instance.kindCount)
        for (index, kind) in network.kinds.enumerated() { ofKind[kind] = self.nodes[network.firstKind + index] }
        return Certificate.Potentials(
            level: self.level, institutions: institutions, routes: routes, candidates: candidates,
            dwellings: instance.kinds.map { ofKind[Int($0)] })
    }
}
