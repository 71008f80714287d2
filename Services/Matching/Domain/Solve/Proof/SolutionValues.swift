/// The value of an assignment on each level, computed from the instance alone.
public struct SolutionValues: Sendable {
    /// In the order of the instance's levels.
    public let inOrder: [LevelValue]

    public init(_ assignment: Assignment, _ instance: MatchingInstance) {
        let groups = CandidateGroups(instance)
        let lots = Lottery(draw: instance.draw)
        let tickets = ClassTickets(instance)
        var perDwelling = instance.dwellings.map(\.taken)
        var perInstitution = [Int](repeating: 0, count: groups.institutions.count)
        var perRoute = [Int](repeating: 0, count: groups.routes.count)
        var values: [Level: Int64] = [:]
        for pair in assignment.pairs {
            let candidate = instance.candidates[pair.candidate]
            let dwelling = instance.dwellings[pair.dwelling]
            let group = groups.groups[groups.groupOf[pair.candidate]]
            values[.places, default: 0] += 1
            if perDwelling[pair.dwelling] == 0 { values[.dwellings, default: 0] += 1 }
            values[.overNorm, default: 0] += candidate.overNormWeight
            values[.waiting, default: 0] += candidate.waitingDays
            values[.suitability, default: 0] += Int64(instance.score(pair) ?? 0)
            values[.lots, default: 0] +=
                lots.lot(candidate: candidate.id)
                + lots.lot(dwelling: dwelling.id, place: perDwelling[pair.dwelling])
                + Lottery.lot(
                    profile: tickets.profiles[group.profile], kind: tickets.kinds[Int(instance.kinds[pair.dwelling])])
            perDwelling[pair.dwelling] += 1
            perRoute[group.route] += 1
            perInstitution[groups.institutionOfRoute[group.route]] += 1
        }
        func cost(_ numerator: Int64, _ count: Int) -> Int64 {
            instance.shares.denominator * Int64(count * count) - 2 * numerator * Int64(count)
        }
        for (index, count) in perInstitution.enumerated() {
            values[.institutions, default: 0] += cost(
                instance.shares.numerator(of: groups.institutions[index]), count)
        }
        for (index, count) in perRoute.enumerated() {
            values[.routes, default: 0] += cost(instance.shares.numerator(of: groups.routes[index]), count)
        }
        self.inOrder = instance.order.map { LevelValue(level: $0, value: values[$0] ?? 0) }
    }
}
