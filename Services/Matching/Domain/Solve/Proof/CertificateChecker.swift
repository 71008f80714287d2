/// Checks that a solution is feasible, that its values are right, and that it is optimal on every level in order.
///
/// It shares with the solver only the meaning of an instance: its classes, its lots, and the value of an assignment. It
/// builds the arcs and their costs itself and compares the levels one by one. Optimality: with the given potentials, no
/// arc that can carry more flow has a lexicographically negative reduced cost, and neither has the reverse of an arc
/// that carries flow. That is dual feasibility and complementary slackness together, and it suffices.
public struct CertificateChecker {
    private let instance: MatchingInstance
    private let solution: Solution
    private let classes: CandidateGroups
    private let lots: Lottery
    private var flaws: [String] = []

    /// - Returns: the flaws; empty for a solution that is proven optimal.
    public static func flaws(in solution: Solution, of instance: MatchingInstance) -> [String] {
        var checker = CertificateChecker(instance, solution)
        checker.examineAssignment()
        if checker.flaws.isEmpty { checker.examineShape() }
        guard checker.flaws.isEmpty else { return checker.flaws }
        checker.examineValues()
        checker.examineShares()
        checker.examineCandidates()
        checker.examinePairs()
        checker.examinePlaces()
        return checker.flaws
    }

    private init(_ instance: MatchingInstance, _ solution: Solution) {
        self.instance = instance
        self.solution = solution
        self.classes = CandidateGroups(instance)
        self.lots = Lottery(draw: instance.draw)
    }

    /// Conservation holds by construction: an assigned pair is one whole path from source to sink.
    private mutating func examineAssignment() {
        var filled = self.instance.dwellings.map(\.taken)
        var seen = Set<Int>()
        for pair in self.solution.assignment.pairs {
            guard self.instance.score(pair) != nil else {
                self.flaws.append("not an eligible pair: \(pair.candidate), \(pair.dwelling)")
                continue
            }
            if !seen.insert(pair.candidate).inserted {
                self.flaws.append("candidate presented twice: \(pair.candidate)")
            }
            filled[pair.dwelling] += 1
        }
        for (index, dwelling) in self.instance.dwellings.enumerated() where filled[index] > dwelling.places {
            self.flaws.append("dwelling over its places: \(index)")
        }
    }

    private mutating func examineShape() {
        let levels = self.solution.certificate.levels
        if levels.map(\.level) != self.instance.order { self.flaws.append("not one vector per level, in order") }
        for vector in levels
        where vector.candidates.count != self.instance.candidates.count
            || vector.dwellings.count != self.instance.dwellings.count
            || vector.institutions.count != self.classes.institutions.count
            || vector.routes.count != self.classes.routes.count
        {
            self.flaws.append("a vector of level \(vector.level.rawValue) has the wrong length")
        }
    }

    private mutating func examineValues() {
        guard self.solution.values.map(\.level) == self.instance.order else {
            return self.flaws.append("not one value per level, in order")
        }
        for (claimed, actual) in zip(
            self.solution.values, SolutionValues(self.solution.assignment, self.instance).inOrder)
        where claimed != actual {
            self.flaws.append("level \(claimed.level.rawValue) is worth \(actual.value), not \(claimed.value)")
        }
    }

    /// Checks both directions of one arc: an arc with room may not gain, and an arc with flow may not lose.
    private mutating func examine(
        _ name: @autoclosure () -> String, room: Bool, flow: Bool, cost: (Level) -> Int64,
        tail: (Certificate.Potentials) -> Int64, head: (Certificate.Potentials) -> Int64
    ) {
        for vector in self.solution.certificate.levels {
            let (rise, first) = tail(vector).subtractingReportingOverflow(head(vector))
            let (reduced, second) = rise.addingReportingOverflow(cost(vector.level))
            if first || second { return self.flaws.append("potentials out of range at \(name())") }
            if reduced > 0 { return flow ? self.flaws.append("flow at a loss: \(name())") : () }
            if reduced < 0 { return room ? self.flaws.append("possible improvement: \(name())") : () }
        }
    }

    /// Checks the arcs into institutions and routes: one per place, each costing more than the one before. So it
    /// suffices to check the last one in use and the first unused one.
    private mutating func examineShares() {
        var (ofInstitution, ofRoute) = (self.classes.institutions.map { _ in 0 }, self.classes.routes.map { _ in 0 })
        var (mostOfInstitution, mostOfRoute) = (ofInstitution, ofRoute)
        for group in self.classes.groups {
            mostOfRoute[group.route] += group.members.count
            mostOfInstitution[self.classes.institutionOfRoute[group.route]] += group.members.count
        }
        for pair in self.solution.assignment.pairs {
            let route = self.classes.groups[self.classes.groupOf[pair.candidate]].route
            ofRoute[route] += 1
            ofInstitution[self.classes.institutionOfRoute[route]] += 1
        }
        let shares = self.instance.shares
        for (index, institution) in self.classes.institutions.enumerated() {
            let numerator = shares.numerator(of: institution)
            self.examineUnits("institution \(index)", ofInstitution[index], of: mostOfInstitution[index]) {
                level, unit in
                level == .institutions ? shares.marginalCost(numerator: numerator, count: unit) : 0
            } tail: { _ in
                0
            } head: {
                $0.institutions[index]
            }
        }
        for (index, route) in self.classes.routes.enumerated() {
            let numerator = shares.numerator(of: route)
            let institution = self.classes.institutionOfRoute[index]
            self.examineUnits("route \(index)", ofRoute[index], of: mostOfRoute[index]) { level, unit in
                level == .routes ? shares.marginalCost(numerator: numerator, count: unit) : 0
            } tail: {
                $0.institutions[institution]
            } head: {
                $0.routes[index]
            }
        }
    }

    /// - Parameter cost: the cost on a level of a unit, counted from one.
    private mutating func examineUnits(
        _ name: @autoclosure () -> String, _ used: Int, of most: Int, cost: (Level, Int) -> Int64,
        tail: (Certificate.Potentials) -> Int64, head: (Certificate.Potentials) -> Int64
    ) {
        if used < most {
            self.examine(
                name(), room: true, flow: false, cost: { cost($0, used + 1) }, tail: tail, head: head)
        }
        if used > 0 {
            self.examine(name(), room: false, flow: true, cost: { cost($0, used) }, tail: tail, head: head)
        }
    }

    private mutating func examineCandidates() {
        var isPresented = [Bool](repeating: false, count: self.instance.candidates.count)
        for pair in self.solution.assignment.pairs { isPresented[pair.candidate] = true }
        for (index, candidate) in self.instance.candidates.enumerated() {
            let route = self.classes.groups[self.classes.groupOf[index]].route
            let lot = self.lots.lot(candidate: candidate.id)
            self.examine(
                "candidate \(index)", room: !isPresented[index], flow: isPresented[index],
                cost: { level in
                    switch level {
                    case .overNorm: -candidate.overNormWeight
                    case .waiting: -candidate.waitingDays
                    case .lots: lot
                    case .dwellings, .places, .institutions, .routes, .suitability: 0
                    }
                }, tail: { $0.routes[route] }, head: { $0.candidates[index] })
        }
    }

    /// Checks the arcs of pairs. All pairs of a profile and a kind cost the same, so it suffices to check the one with
    /// the lowest potential at its tail and the highest at its head. Pairs have no capacity limit of their own (a
    /// candidate has), so pairs in use may neither gain nor lose.
    private mutating func examinePairs() {
        let instance = self.instance
        let levels = self.solution.certificate.levels
        let tickets = ClassTickets(instance)
        func cost(_ profile: Int, _ kind: Int, _ score: UInt8) -> (Level) -> Int64 {
            { level in
                switch level {
                case .suitability: -Int64(score)
                case .lots: Lottery.lot(profile: tickets.profiles[profile], kind: tickets.kinds[kind])
                case .dwellings, .places, .overNorm, .institutions, .routes, .waiting: 0
                }
            }
        }
        var least = [Int?](repeating: nil, count: instance.rows.count)
        for (index, profile) in instance.profiles.enumerated() {
            let isLess = least[Int(profile)].map { best in
                Self.isBefore(levels, { $0.candidates[index] }, { $0.candidates[best] })
            }
            if isLess ?? true { least[Int(profile)] = index }
        }
        var most = [Int?](repeating: nil, count: instance.kindCount)
        // A dwelling without free places has no arc to the sink.
        for (index, kind) in instance.kinds.enumerated() where !instance.dwellings[index].freePlaces.isEmpty {
            let isMore = most[Int(kind)].map { best in
                Self.isBefore(levels, { $0.dwellings[best] }, { $0.dwellings[index] })
            }
            if isMore ?? true { most[Int(kind)] = index }
        }
        for (profile, row) in instance.rows.enumerated() {
            guard let candidate = least[profile] else { continue }
            for (kind, score) in zip(row.kinds, row.scores) {
                guard let dwelling = most[Int(kind)] else { continue }
                self.examine(
                    "pair \(candidate), \(dwelling)", room: true, flow: false, cost: cost(profile, Int(kind), score),
                    tail: { $0.candidates[candidate] }, head: { $0.dwellings[dwelling] })
            }
        }
        for pair in self.solution.assignment.pairs {
            let (profile, kind) = (Int(instance.profiles[pair.candidate]), Int(instance.kinds[pair.dwelling]))
            self.examine(
                "pair \(pair.candidate), \(pair.dwelling)", room: true, flow: true,
                cost: cost(profile, kind, instance.score(pair) ?? 0),
                tail: { $0.candidates[pair.candidate] }, head: { $0.dwellings[pair.dwelling] })
        }
    }

    private mutating func examinePlaces() {
        var filled = [Int](repeating: 0, count: self.instance.dwellings.count)
        for pair in self.solution.assignment.pairs { filled[pair.dwelling] += 1 }
        let lots = self.lots
        for (index, dwelling) in self.instance.dwellings.enumerated() {
            self.examineUnits("places of dwelling \(index)", filled[index], of: dwelling.freePlaces.count) {
                level, unit in
                let number = dwelling.taken + unit - 1
                return switch level {
                case .dwellings: number == 0 ? -1 : 0
                case .places: -1
                case .lots: lots.lot(dwelling: dwelling.id, place: number)
                case .overNorm, .institutions, .routes, .waiting, .suitability: 0
                }
            } tail: {
                $0.dwellings[index]
            } head: { _ in
                0
            }
        }
    }

    private static func isBefore(
        _ levels: [Certificate.Potentials], _ left: (Certificate.Potentials) -> Int64,
        _ right: (Certificate.Potentials) -> Int64
    ) -> Bool {
        for level in levels {
            let (one, other) = (left(level), right(level))
            if one != other { return one < other }
        }
        return false
    }
}
