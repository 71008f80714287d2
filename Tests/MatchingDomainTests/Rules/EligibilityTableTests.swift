import MatchingDomain
import Testing
import Vocabulary
import TestRandom

/// The rules are evaluated once per facet and class; the results must equal those for every single pair.
@Suite(.timeLimit(.minutes(5)))
struct EligibilityTableTests {
    private static let day = Fixture.date("2019-09-02")

    @Test(arguments: UInt64(1)...60)
    func theTableAgreesWithEveryPair(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let candidates = (0..<40).map { self.candidate("a\($0 + 10)", &random) }
        let dwellings = (0..<25).map { index in
            self.dwelling("d\(index + 10)", presentedTo: random.chance(20) ? ["a\(random.int(10...49))"] : [], &random)
        }
        let weights = SuitabilityWeights(wish: 11, need: 7, support: 5, spread: 3, size: 2)
        var policy = Fixture.policy
        policy.suitability = weights
        policy.limits = [
            RuleLimits(fromYear: 2019, youthRent: Cents(500_00), youthBelowAge: 25, campusAges: 17...29, source: "test")
        ]
        let situation = DaySituation(
            day: Self.day, candidates: candidates, dwellings: dwellings, policies: [policy],
            dayPolicy: policy.version, groupFigures: [], contingents: [], placed: [])
        let instance = try DayProblem(situation).instance
        var eligible = 0
        for candidate in candidates {
            let index = instance.candidates.firstIndex { $0.id == candidate.id }
            let row = index.map { instance.rows[Int(instance.profiles[$0])] }
            for (place, dwelling) in dwellings.enumerated() {
                let failures = EligibilityRule.failures(
                    candidate.profile, dwelling.nomination, on: situation.ruleDay,
                    PairCircumstances(candidate, dwelling))
                let position = row?.kinds.firstIndex(of: instance.kinds[place])
                #expect((position != nil) == failures.isEmpty, "\(candidate.id) \(dwelling.id) \(failures)")
                guard let row, let position, failures.isEmpty else { continue }
                eligible += 1
                #expect(row.scores[position] == weights.score(candidate.profile, dwelling.nomination))
            }
        }
        #expect(eligible > 20 && eligible < 990)
    }

    /// Every attribute that a rule reads varies.
    private func candidate(_ id: String, _ random: inout SeededGenerator) -> DaySituation.OpenCandidate {
        let born = random.chance(80) ? random.int(1985...2001) : nil
        var candidate = Candidate(
            id: id,
            profile: Fixture.profile(
                group: random.chance(85) ? .moBw : random.pick(TargetGroup.allCases),
                route: random.pick(Route.allCases), adults: random.int(1...2),
                children: random.chance(70) ? 0 : random.int(1...3), maximumRent: random.int(5...8) * 100_00,
                born: born.map { $0...($0 + 1) },
                kinds: DwellingKind.allCases.filter { _ in random.chance(40) },
                readyFrom: random.chance(90) ? "2019-06-01" : "2019-09-03"
            ) {
                $0.minimumRooms = random.chance(70) ? 1 : 3
                $0.groundFloor = random.chance(20)
                $0.wheelchair = random.chance(10)
                $0.lowStimulus = random.chance(20)
                $0.preferredDistricts = District.allCases.filter { _ in random.chance(20) }
                $0.excludedDistricts = District.allCases.filter { _ in random.chance(10) }
                $0.support = random.pick(SupportProduct.allCases)
            })
        if random.chance(5) { candidate.hasLostOffer = true }
        if random.chance(5) {
            candidate.exclusions = [CandidateExclusion(corporation: "mitros", complex: "x1", reason: "earlier-tenancy")]
        }
        let exceptions =
            random.chance(10)
            ? [
                GrantedException(
                    id: "x", applicationId: id, dwellingId: random.chance(50) ? "d\(random.int(10...34))" : nil,
                    rule: random.pick(GrantedException.Rule.allCases), reasons: ["acute"], grantedOn: Self.day)
            ] : []
        return DaySituation.OpenCandidate(candidate, exceptions: exceptions)
    }

    private func dwelling(
        _ id: String, presentedTo: [String], _ random: inout SeededGenerator
    ) -> DaySituation.OpenDwelling {
        let nomination = Fixture.nomination(
            id, corporation: random.pick(["mitros", "bo-ex"]), rooms: random.int(1...4),
            rent: random.int(4...7) * 100_00, kind: random.pick(DwellingKind.allCases),
            until: random.chance(15) ? random.pick(["2019-09-02", "2019-09-03", "2020-09-01"]) : nil
        ) {
            $0.district = random.pick(District.allCases)
            $0.floor = random.int(0...2)
            $0.stepFree = random.chance(30)
            $0.wheelchair = random.chance(40)
            $0.lowStimulus = random.chance(50)
            $0.complex = random.pick([nil, "x1", "x2"])
            if random.chance(30) { $0.contractForm = random.pick(ContractForm.allCases) }
            if random.chance(20) { $0.concept = random.pick(SupplyConcept.allCases) }
            if random.chance(20) { $0.support = SupportProduct.allCases.filter { _ in random.chance(50) } }
            if random.chance(5) { $0.reservedFor = .cityDeal }
        }
        var dwelling = Dwelling(nomination: nomination)
        if random.chance(10) { dwelling.isOverCap = true }
        return DaySituation.OpenDwelling(
            dwelling, policyVersion: Fixture.policy.version, presentedTo: presentedTo, isLocked: random.chance(10))
    }
}
