/// One level of a solve as a minimum-cost flow problem that any other solver can check: the optimal face of the earlier
/// levels, with this level's costs.
///
/// An arc that the earlier levels fill is moved into the supplies, an arc that they forbid is left out, and there are
/// no lower bounds. The problem is written by candidate and dwelling, not by class, so that the reduction is checked
/// too.
public struct FlowExport: Sendable {
    public struct Arc: Equatable, Sendable {
        public let tail: Int
        public let head: Int
        public let capacity: Int
        public let cost: Int64
    }

    public let level: Level
    /// Nodes are numbered from one: source, institutions, routes, candidates, dwellings, sink.
    public let nodeCount: Int
    public private(set) var arcs: [Arc] = []
    /// For each node the flow it must send (above zero) or receive (below zero).
    public private(set) var supplies: [Int: Int] = [:]
    /// The cost of the solution on `arcs`, which another solver must find too.
    public private(set) var optimum: Int64 = 0

    private let earlier: ArraySlice<Certificate.Potentials>

    /// - Parameter solution: a solution that the checker accepts.
    public init(_ instance: MatchingInstance, _ solution: Solution, level: Level) {
        let classes = CandidateGroups(instance)
        let position = instance.order.firstIndex(of: level) ?? 0
        self.level = level
        self.earlier = solution.certificate.levels.prefix(position)
        let firstRoute = 2 + classes.institutions.count
        let firstCandidate = firstRoute + classes.routes.count
        let firstDwelling = firstCandidate + instance.candidates.count
        let sink = firstDwelling + instance.dwellings.count
        self.nodeCount = sink

        var dwellingOf = [Int?](repeating: nil, count: instance.candidates.count)
        for pair in solution.assignment.pairs { dwellingOf[pair.candidate] = pair.dwelling }
        var perInstitution = [Int](repeating: 0, count: classes.institutions.count)
        var perRoute = [Int](repeating: 0, count: classes.routes.count)
        var perDwelling = [Int](repeating: 0, count: instance.dwellings.count)
        var (mostOfInstitution, mostOfRoute) = (perInstitution, perRoute)
        for (index, dwelling) in dwellingOf.enumerated() {
            let route = classes.groups[classes.groupOf[index]].route
            mostOfRoute[route] += 1
            mostOfInstitution[classes.institutionOfRoute[route]] += 1
            guard let dwelling else { continue }
            perRoute[route] += 1
            perInstitution[classes.institutionOfRoute[route]] += 1
            perDwelling[dwelling] += 1
        }
        let (shares, costs) = (instance.shares, LevelCosts(instance))
        for (index, institution) in classes.institutions.enumerated() {
            let numerator = shares.numerator(of: institution)
            for unit in 0..<mostOfInstitution[index] {
                self.add(1, 2 + index, isFilled: unit < perInstitution[index]) {
                    costs.institution(numerator: numerator, count: unit + 1, on: $0)
                } rise: {
                    -$0.institutions[index]
                }
            }
        }
        for (index, route) in classes.routes.enumerated() {
            let numerator = shares.numerator(of: route)
            let institution = classes.institutionOfRoute[index]
            for unit in 0..<mostOfRoute[index] {
                self.add(2 + institution, firstRoute + index, isFilled: unit < perRoute[index]) {
                    costs.route(numerator: numerator, count: unit + 1, on: $0)
                } rise: {
                    $0.institutions[institution] - $0.routes[index]
                }
            }
        }
        for index in instance.candidates.indices {
            let route = classes.groups[classes.groupOf[index]].route
            let profile = Int(instance.profiles[index])
            self.add(firstRoute + route, firstCandidate + index, isFilled: dwellingOf[index] != nil) {
                costs.candidate(index, on: $0)
            } rise: {
                $0.routes[route] - $0.candidates[index]
            }
            for (dwelling, kind) in instance.kinds.enumerated() {
                let pair = MatchingInstance.Pair(candidate: index, dwelling: dwelling)
                guard let score = instance.score(pair), !instance.dwellings[dwelling].freePlaces.isEmpty else {
                    continue
                }
                self.add(firstCandidate + index, firstDwelling + dwelling, isFilled: dwellingOf[index] == dwelling) {
                    costs.pair(profile: profile, kind: Int(kind), score: score, on: $0)
                } rise: {
                    $0.candidates[index] - $0.dwellings[dwelling]
                }
            }
        }
        for (index, dwelling) in instance.dwellings.enumerated() {
            for (unit, number) in dwelling.freePlaces.enumerated() {
                self.add(firstDwelling + index, sink, isFilled: unit < perDwelling[index]) {
                    costs.place(index, number: number, on: $0)
                } rise: {
                    $0.dwellings[index]
                }
            }
        }
        // The total flow is not fixed: an arc from the sink back to the source closes it.
        self.arcs.append(Arc(tail: sink, head: 1, capacity: max(1, instance.candidates.count), cost: 0))
    }

    /// - Parameter rise: the potential of the tail minus that of the head.
    private mutating func add(
        _ tail: Int, _ head: Int, isFilled: Bool, cost: (Level) -> Int64,
        rise: (Certificate.Potentials) -> Int64
    ) {
        for potentials in self.earlier {
            let reduced = cost(potentials.level) + rise(potentials)
            if reduced > 0 { return }
            if reduced < 0 {
                self.supplies[tail, default: 0] -= 1
                self.supplies[head, default: 0] += 1
                return
            }
        }
        let own = cost(self.level)
        self.arcs.append(Arc(tail: tail, head: head, capacity: 1, cost: own))
        if isFilled { self.optimum += own }
    }

    /// The problem in the DIMACS minimum-cost flow format, with the optimum as a comment.
    public var dimacs: String {
        var lines = [
            "c Doorstroom, level \(self.level.rawValue) on the optimal face of the levels before",
            "c optimum \(self.optimum)",
            "p min \(self.nodeCount) \(self.arcs.count)",
        ]
        for (node, supply) in self.supplies.sorted(by: { $0.key < $1.key }) where supply != 0 {
            lines.append("n \(node) \(supply)")
        }
        for arc in self.arcs { lines.append("a \(arc.tail) \(arc.head) 0 \(arc.capacity) \(arc.cost)") }
        return lines.joined(separator: "\n") + "\n"
    }
}
