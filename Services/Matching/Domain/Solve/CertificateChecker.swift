/// Says whether a solution is feasible, worth what it claims, and optimal on every level in order.
///
/// Shares no code with any solver: it reads the instance, lays out the arcs itself and compares the levels one by
/// one. Optimality: with the given potentials no arc that can still carry flow has a lexicographically negative
/// reduced cost, nor the reverse of an arc that carries some. That is dual feasibility and complementary slackness in
/// one, and it suffices.
public enum CertificateChecker {
    /// - Returns: what is wrong; empty for a solution that is proven optimal.
    public static func flaws(in solution: Solution, of instance: MatchingInstance) -> [String] {
        let primal = self.primalFlaws(solution.assignment, instance)
        guard primal.isEmpty else { return primal }
        let shape = self.shapeFlaws(solution.certificate, instance)
        guard shape.isEmpty else { return shape }
        return self.valueFlaws(solution, instance) + self.dualFlaws(solution, instance)
    }

    /// Conservation holds by construction: an assigned pair is one whole path from source to sink.
    private static func primalFlaws(_ assignment: Assignment, _ instance: MatchingInstance) -> [String] {
        var flaws: [String] = []
        let eligible = Set(instance.pairs)
        var places = [Int: Int]()
        var seen = Set<Int>()
        for pair in assignment.pairs {
            if !eligible.contains(pair) { flaws.append("not an eligible pair: \(pair.candidate), \(pair.dwelling)") }
            if !seen.insert(pair.candidate).inserted { flaws.append("candidate presented twice: \(pair.candidate)") }
            places[pair.dwelling, default: 0] += 1
        }
        for (index, dwelling) in instance.dwellings.enumerated() where places[index, default: 0] > dwelling.places {
            flaws.append("dwelling over its places: \(index)")
        }
        return flaws
    }

    private static func shapeFlaws(_ certificate: Certificate, _ instance: MatchingInstance) -> [String] {
        var flaws: [String] = []
        if certificate.levels.map(\.level) != Level.order { flaws.append("not one vector per level, in order") }
        for vector in certificate.levels
        where vector.candidates.count != instance.candidates.count
            || vector.dwellings.count != instance.dwellings.count
            || vector.institutions.count != certificate.institutions.count
            || vector.routes.count != certificate.routes.count
        {
            flaws.append("a vector of level \(vector.level.rawValue) has the wrong length")
        }
        let institutions = Set(certificate.institutions)
        let routes = Set(certificate.routes)
        if institutions.count != certificate.institutions.count || routes.count != certificate.routes.count {
            flaws.append("a node stands in the certificate twice")
        }
        if !certificate.routes.allSatisfy({ institutions.contains($0.institution) }) {
            flaws.append("a route without its institution")
        }
        for candidate in instance.candidates
        where !routes.contains(Certificate.RouteNode(institution: candidate.institution, route: candidate.route)) {
            flaws.append("a candidate without its route: \(candidate.id)")
        }
        return flaws
    }

    private static func valueFlaws(_ solution: Solution, _ instance: MatchingInstance) -> [String] {
        guard solution.values.map(\.level) == Level.order else { return ["not one value per level, in order"] }
        var perDwelling = [Int: Int64]()
        var overNorm: Int64 = 0
        var waiting: Int64 = 0
        var tieBreak: Int64 = 0
        for pair in solution.assignment.pairs {
            overNorm += instance.candidates[pair.candidate].overNormWeight
            waiting += instance.candidates[pair.candidate].waitingDays
            let place = perDwelling[pair.dwelling, default: 0]
            tieBreak += Int64(pair.candidate) + place * Int64(instance.dwellings.count) + Int64(pair.dwelling)
            perDwelling[pair.dwelling] = place + 1
        }
        return solution.values.compactMap { claimed in
            let actual =
                switch claimed.level {
                case .dwellings: Int64(perDwelling.count)
                case .places: Int64(solution.assignment.pairs.count)
                case .overNorm: overNorm
                case .waiting: waiting
                case .canonical: tieBreak
                }
            return actual == claimed.value
                ? nil : "level \(claimed.level.rawValue) is worth \(actual), not \(claimed.value)"
        }
    }

    private static func dualFlaws(_ solution: Solution, _ instance: MatchingInstance) -> [String] {
        let levels = solution.certificate.levels
        let routeIndex = Dictionary(
            uniqueKeysWithValues: solution.certificate.routes.enumerated().map { ($1, $0) })
        let institutionIndex = Dictionary(
            uniqueKeysWithValues: solution.certificate.institutions.enumerated().map { ($1, $0) })
        var flaws: [String] = []

        /// Both directions of one arc: it may not gain when it has room, and not lose when it carries flow.
        func examine(
            _ name: @autoclosure () -> String, room: Bool, flow: Bool,
            cost: (Level) -> Int64, tail: (Certificate.Potentials) -> Int64, head: (Certificate.Potentials) -> Int64
        ) {
            for vector in levels {
                let (rise, first) = tail(vector).subtractingReportingOverflow(head(vector))
                let (reduced, second) = rise.addingReportingOverflow(cost(vector.level))
                if first || second { return flaws.append("potentials out of range at \(name())") }
                if reduced > 0 { return flow ? flaws.append("flow at a loss: \(name())") : () }
                if reduced < 0 { return room ? flaws.append("a gain left lying: \(name())") : () }
            }
        }
        func free(_: Level) -> Int64 { 0 }

        var flowPerCandidate = [Int: Int]()
        var flowPerDwelling = [Int: Int]()
        var flowPerRoute = [Int: Int]()
        var flowPerInstitution = [Int: Int]()
        for pair in solution.assignment.pairs {
            flowPerCandidate[pair.candidate] = pair.dwelling
            flowPerDwelling[pair.dwelling, default: 0] += 1
        }
        for (index, candidate) in instance.candidates.enumerated() {
            let node = Certificate.RouteNode(institution: candidate.institution, route: candidate.route)
            guard let route = routeIndex[node] else { continue }
            let isAssigned = flowPerCandidate[index] != nil
            if isAssigned, let institution = institutionIndex[candidate.institution] {
                flowPerRoute[route, default: 0] += 1
                flowPerInstitution[institution, default: 0] += 1
            }
            examine(
                "candidate \(index)", room: !isAssigned, flow: isAssigned,
                cost: { level in
                    switch level {
                    case .overNorm: -candidate.overNormWeight
                    case .waiting: -candidate.waitingDays
                    case .canonical: Int64(index)
                    case .dwellings, .places: 0
                    }
                },
                tail: { $0.routes[route] }, head: { $0.candidates[index] })
        }
        for (index, route) in solution.certificate.routes.enumerated() {
            guard let institution = institutionIndex[route.institution] else { continue }
            examine(
                "route \(index)", room: true, flow: flowPerRoute[index] != nil, cost: free,
                tail: { $0.institutions[institution] }, head: { $0.routes[index] })
        }
        for index in solution.certificate.institutions.indices {
            examine(
                "institution \(index)", room: true, flow: flowPerInstitution[index] != nil, cost: free,
                tail: { $0.source }, head: { $0.institutions[index] })
        }
        for pair in instance.pairs {
            let isAssigned = flowPerCandidate[pair.candidate] == pair.dwelling
            examine(
                "pair \(pair.candidate), \(pair.dwelling)", room: !isAssigned, flow: isAssigned, cost: free,
                tail: { $0.candidates[pair.candidate] }, head: { $0.dwellings[pair.dwelling] })
        }
        for (index, dwelling) in instance.dwellings.enumerated() {
            for place in 0..<dwelling.places {
                let isFilled = place < flowPerDwelling[index, default: 0]
                examine(
                    "place \(place) of dwelling \(index)", room: !isFilled, flow: isFilled,
                    cost: { level in
                        switch level {
                        case .dwellings: place == 0 ? -1 : 0
                        case .places: -1
                        case .canonical: Int64(place * instance.dwellings.count + index)
                        case .overNorm, .waiting: 0
                        }
                    },
                    tail: { $0.dwellings[index] }, head: { $0.sink })
            }
        }
        // The amount of flow is free: more of it may not gain, nor less.
        examine(
            "the whole", room: true, flow: !solution.assignment.pairs.isEmpty, cost: free,
            tail: { $0.sink }, head: { $0.source })
        return flaws
    }
}
