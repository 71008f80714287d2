import Vocabulary

/// Translates a day's situation into an instance to solve, and a solution back into presentations. Depends on the
/// situation alone.
public struct DayProblem: Sendable {
    public let situation: DaySituation
    /// The candidates with at least one eligible pair, sorted by id: the instance's candidates, in its order.
    public let candidates: [DaySituation.OpenCandidate]
    public let ranks: GroupRanks
    /// The day of the rules, with the limits in force.
    public let ruleDay: RuleDay
    public let instance: MatchingInstance
    /// The places that levels 1 and 2 fill in dwellings that contingents divide. The number is the same in every
    /// solution, and the shares are scaled to it.
    public let dividedPlaces: Int

    /// - Throws: `instance-too-large`.
    public init(_ situation: DaySituation) throws(MatchingFault) {
        let policy = situation.policy(situation.dayPolicy)
        let table = EligibilityTable(situation, weights: policy.suitability ?? .initial)
        let ranks = GroupRanks(situation.groupFigures)
        let eligible = situation.candidates.indices.filter { !table.rows[table.profiles[$0]].kinds.isEmpty }
        let candidates = eligible.map { situation.candidates[$0] }
        let places = situation.dwellings.map { max(0, situation.policy($0.policyVersion).candidatesPerDwelling) }
        // Candidates who count towards no institution's share get an institution of their own.
        func institution(_ candidate: DaySituation.OpenCandidate) -> String {
            if candidate.exceptions.contains(where: { $0.rule == .contingent && $0.actsOnLevels }) {
                return "maatwerk/\(candidate.id)"
            }
            let group = candidate.profile.group
            if group.countsIn != .moBw { return "\(group.rawValue)/\(candidate.id)" }
            return candidate.profile.institution
        }
        let exempt = candidates.filter { institution($0) != $0.profile.institution }.map {
            Certificate.RouteNode(institution: institution($0), route: $0.profile.route.rawValue)
        }
        self.situation = situation
        self.candidates = candidates
        self.ranks = ranks
        self.ruleDay = situation.ruleDay
        let withoutShares = try MatchingInstance(
            candidates: candidates.map { candidate in
                let profile = candidate.profile
                let isOver = policy.norm.isExceeded(
                    on: situation.day, since: candidate.since, pauses: candidate.pauses ?? [])
                let isFirst = candidate.exceptions.contains { $0.rule == .groupOrder && $0.actsOnLevels }
                let weight = isFirst ? ranks.highestWeight : ranks.weight(of: profile.group)
                return MatchingInstance.Candidate(
                    id: candidate.id, institution: institution(candidate),
                    route: profile.route.rawValue, overNormWeight: isOver ? weight : 0,
                    waitingDays: Int64(max(0, situation.day.days(since: profile.waitingSince))))
            },
            dwellings: zip(situation.dwellings, places).map { MatchingInstance.Dwelling(id: $0.id, places: $1) },
            profiles: eligible.map { table.profiles[$0] }, kinds: table.kinds, rows: table.rows,
            order: policy.order, draw: situation.day.description)
        self.dividedPlaces = Self.countDivided(LexicographicSolver.fillPlaces(withoutShares), situation)
        self.instance = try withoutShares.withShares(Shares(situation, places: self.dividedPlaces).exempting(exempt))
    }

    /// Counts the pairs in dwellings that contingents divide: those for inflow and outflow MO/BW.
    private static func countDivided(_ assignment: Assignment, _ situation: DaySituation) -> Int {
        assignment.pairs.count { situation.dwellings[$0.dwelling].nomination.reservation.isDivided }
    }

    /// Checks that a recorded solution solves the instance that today's rules make from the situation.
    ///
    /// - Throws: `recorded-otherwise` if it does not: its indices would then point to the wrong people.
    public func checkRecordedSolution(_ solution: Solution) throws(MatchingFault) {
        guard let flaw = CertificateChecker.flaws(in: solution, of: self.instance).first else { return }
        throw MatchingFault(
            code: "recorded-otherwise",
            message: "the solve of \(self.situation.day) was recorded under rules other than the current ones: \(flaw)")
    }

    /// Whether the solution fills as many places as the shares were scaled to.
    func isScaled(to assignment: Assignment) -> Bool {
        Self.countDivided(assignment, self.situation) == self.dividedPlaces
    }

    /// Makes one presentation for each dwelling that got candidates, ordered by dwelling id.
    func presentations(
        _ assignment: Assignment, solveId: String, derive: (String) -> String
    ) -> [Presentation] {
        let day = self.situation.day
        var chosen = [[DaySituation.OpenCandidate]](repeating: [], count: self.situation.dwellings.count)
        for pair in assignment.pairs { chosen[pair.dwelling].append(self.candidates[pair.candidate]) }
        return zip(self.situation.dwellings, chosen).compactMap { dwelling, candidates in
            guard !candidates.isEmpty else { return nil }
            let policy = self.situation.policy(dwelling.policyVersion)
            let presented = candidates.sorted {
                ($0.profile.waitingSince, $0.id) < ($1.profile.waitingSince, $1.id)
            }.map { PresentedCandidate($0, for: dwelling, on: self.ruleDay) }
            let isAutomatic = policy.confirmation == .automatic && !dwelling.asksOffice
            return Presentation(
                id: derive("presentation/\(dwelling.id)"), roundId: dwelling.nomination.roundId,
                dwellingId: dwelling.id, corporation: dwelling.nomination.corporation,
                attempt: dwelling.presentations + 1, madeOn: day,
                respondBy: day.adding(days: max(0, policy.responseDays)), policyVersion: policy.version,
                solveId: solveId, candidates: presented, state: isAutomatic ? .live : .proposed,
                wasPublished: isAutomatic)
        }
    }
}

extension PresentedCandidate {
    init(_ candidate: DaySituation.OpenCandidate, for dwelling: DaySituation.OpenDwelling, on day: RuleDay) {
        let needed = candidate.exceptions.filter { exception in
            if exception.actsOnLevels { return true }
            guard exception.concerns(dwelling.id), !exception.rule.liftedRules.isEmpty else { return false }
            var without = PairCircumstances(candidate, dwelling)
            without.liftedRules = []
            return !exception.rule.liftedRules.allSatisfy {
                $0.isMet(candidate.profile, dwelling.nomination, on: day, without)
            }
        }
        self.init(
            applicationId: candidate.id, institution: candidate.profile.institution, group: candidate.profile.group,
            route: candidate.profile.route, waitingDays: max(0, day.date.days(since: candidate.profile.waitingSince)),
            result: .pending, exceptions: needed.isEmpty ? nil : needed.map(\.rule.rawValue).sorted())
    }
}

extension PairCircumstances {
    public init(_ candidate: DaySituation.OpenCandidate, _ dwelling: DaySituation.OpenDwelling) {
        self.init()
        self.presentedBefore = dwelling.presentedTo.contains(candidate.id)
        self.hasLostOffer = candidate.hasLostOffer
        self.wasDeclinedHere = candidate.exclusions.contains { $0.covers(dwelling.nomination) }
        self.isLocked = dwelling.isLocked
        self.isOverCap = dwelling.isOverCap
        for exception in candidate.exceptions where exception.concerns(dwelling.id) {
            self.liftedRules.formUnion(exception.rule.liftedRules)
        }
    }
}
