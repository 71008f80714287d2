import MatchingDomain
import Testing
import Vocabulary

/// Policy is versioned: running rounds keep their version (design "Life of a round"), legal limits follow the calendar.
@Suite(.timeLimit(.minutes(5)))
struct PolicyVersionTests {
    private static let second: Policy = {
        var policy = Policy(
            version: "demo-2", validFrom: Fixture.date("2019-10-01"), candidatesPerDwelling: 2, responseDays: 10,
            inflowSharePercent: 20, confirmation: .automatic)
        policy.decisions = DecisionPolicy.plan2019.replacing(
            [DecisionPolicy.Decline(reason: "accessibility", reach: .corporation, asksOffice: false)],
            [DecisionPolicy.Refusal(reason: "HUU", usesOffer: true)], version: "demo-2")
        return policy
    }()

    private func decline(_ presentation: Presentation) -> MatchingFact {
        .matchDeclined(
            eventRef: "e", presentationId: presentation.id, corporation: presentation.corporation,
            reasons: presentation.candidates.map {
                DeclineReason(applicationId: $0.applicationId, code: "accessibility")
            })
    }

    /// Two overlapping rounds, each with its own version: the same decline and the same refusal have different
    /// consequences.
    @Test(arguments: [false, true])
    func roundsInFlightStayOnTheirVersion(restarts: Bool) throws {
        var matching = Matching()
        try Fixture.openRound(&matching, closes: "2019-12-31")
        try matching.apply(.policySet(Self.second))
        try matching.apply(.roundOpened(Fixture.opening("2019-Q4")))
        for id in ["a", "b", "c", "d"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination("d1")))
        try matching.apply(.dwellingNominated(Fixture.nomination("d2", round: "2019-Q4")))
        let made = try matching.day("2019-10-01")
        let old = try #require(made.first { $0.dwellingId == "d1" })
        let new = try #require(made.first { $0.dwellingId == "d2" })
        #expect(old.policyVersion == "demo-1" && new.policyVersion == "demo-2")
        if restarts { try matching.restart() }

        let refusal = { (presentation: Presentation) in
            MatchingFact.offerRefused(
                eventRef: "e", presentationId: presentation.id,
                applicationId: presentation.candidates[0].applicationId, reason: "HUU")
        }
        for presentation in [old, new] {
            _ = try matching.apply(refusal(presentation))
            _ = try matching.apply(self.decline(presentation))
        }
        let known = Dictionary(uniqueKeysWithValues: matching.written.candidates.map { ($0.id, $0) })
        #expect(known[old.candidates[0].applicationId]?.hasLostOffer == nil)
        #expect(known[new.candidates[0].applicationId]?.hasLostOffer == true)
        #expect(known[old.candidates[1].applicationId]?.exclusions == nil)
        let exclusions = known[new.candidates[1].applicationId]?.exclusions ?? []
        #expect(exclusions.map(\.corporation) == ["mitros"] && exclusions.allSatisfy { $0.complex == nil })
    }

    /// A version is corrected to begin in June: the version with the wrong day never comes into force.
    @Test func aCorrectedVersionIsInForceOnNoDay() throws {
        func policy(_ version: String, from day: String, id: String, correcting: String? = nil) -> MatchingFact {
            var policy = Policy(
                version: version, validFrom: Fixture.date(day), candidatesPerDwelling: version == "p/1" ? 5 : 1,
                responseDays: 10, inflowSharePercent: 20, confirmation: .automatic)
            (policy.eventRef, policy.corrects) = (id, correcting)
            return .policySet(policy)
        }
        var matching = Matching()
        try matching.apply(policy("p/1", from: "2019-09-01", id: "1"))
        try matching.apply(policy("p/2", from: "2019-06-01", id: "2", correcting: "1"))
        try matching.apply(.roundOpened(Fixture.opening("2019-Q4")))
        for id in ["a", "b"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination("d1", round: "2019-Q4")))
        let made = try #require(try matching.day("2019-10-01").first)
        #expect(made.policyVersion == "p/2" && made.candidates.count == 1)
    }

    /// MAT-11 applies to outflow: a client corrected to inflow has lost nothing by refusing, before or after the
    /// correction.
    @Test(arguments: [true, false])
    func aClientCorrectedToInflowLosesNoOffer(correctedBefore: Bool) throws {
        var matching = Matching()
        try matching.apply(.policySet(Self.second))
        try matching.apply(.roundOpened(Fixture.opening("2019-Q4")))
        try matching.apply(.applicationSubmitted(applicationId: "a", profile: Fixture.profile()))
        try matching.apply(.dwellingNominated(Fixture.nomination("d1", round: "2019-Q4")))
        try matching.apply(.dwellingNominated(Fixture.nomination("d2", round: "2019-Q4")))
        let first = try #require(try matching.day("2019-10-01").first)
        var inflow = Fixture.profile()
        inflow.route = .inflow
        let corrected = MatchingFact.applicationSubmitted(applicationId: "a", profile: inflow)
        if correctedBefore { try matching.apply(corrected) }
        try matching.apply(
            .offerRefused(eventRef: "e", presentationId: first.id, applicationId: "a", reason: "HUU"))
        #expect(try matching.day("2019-10-02").isEmpty == !correctedBefore)
        if !correctedBefore { try matching.apply(corrected) }
        #expect(try matching.day("2019-10-03").isEmpty == correctedBefore)
    }

    @Test func aTableKeepsEntriesThatAreNotReplaced() {
        let table = Self.second.decisionTable
        #expect(table.version == "demo-2" && table.declines.count == DecisionPolicy.plan2019.declines.count)
        #expect(table.decline("balance-in-building") == DecisionPolicy.plan2019.decline("balance-in-building"))
        #expect(table.decline("accessibility").reach == .corporation)
        #expect(table.refusal("HUU").usesOffer && !table.refusal("PER").usesOffer)
        #expect(Fixture.policy.decisionTable == .plan2019)
    }

    /// Legal limits do not wait for a round to close: a policy valid from January brings January's amounts, even to a
    /// round that opened before.
    @Test func limitsFollowTheDayNotTheRound() throws {
        var matching = Matching()
        try Fixture.openRound(&matching, closes: "2020-01-31")
        var next = Policy(
            version: "demo-2020", validFrom: Fixture.date("2020-01-01"), candidatesPerDwelling: 2, responseDays: 10,
            inflowSharePercent: 30, confirmation: .automatic)
        next.limits = [
            RuleLimits(fromYear: 2020, youthRent: Cents(432_51), youthBelowAge: 23, campusAges: 18...27, source: "p/2")
        ]
        try matching.apply(.policySet(next))
        try matching.apply(
            .applicationSubmitted(applicationId: "a", profile: Fixture.profile(born: 1999...2000)))
        try matching.apply(.dwellingNominated(Fixture.nomination(rent: 430_00)))
        #expect(try matching.day("2019-12-31") == [])
        #expect(try matching.day("2020-01-01").count == 1)
    }
}

/// A year's promises and announced supply, in the round's report (MAT-10, MAT-18), and supply for another row of the
/// targets (MAT-15).
@Suite(.timeLimit(.minutes(5)))
struct AgreementTests {
    @Test func theReportCountsPromisesAndProjects() throws {
        var policy = Fixture.policy
        policy.commitments = [
            Commitment(corporation: "ssh", groups: [.youngAdult, .moBw], dwellings: 50),
            Commitment(corporation: "mitros", groups: [.youngAdult], dwellings: 5),
        ]
        var matching = Matching()
        try Fixture.openRound(&matching, policy: policy)
        for (id, quarter, agreed) in [("p1", "2019-Q3", 12), ("p2", "2019-Q4", 8)] {
            try matching.apply(
                .supplyAnnounced(
                    Project(id: id, expectedIn: Fixture.quarter(quarter), dwellings: 40, forGroups: agreed)))
        }
        for id in ["a", "b"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination("d1", corporation: "ssh") { $0.supply = "p1" }))
        try matching.apply(.dwellingNominated(Fixture.nomination("d2") { $0.supply = "p1" }))
        try matching.apply(.dwellingWithdrawn(dwellingId: "d2", reason: "damage"))
        let live = try #require(try matching.day("2019-08-01").first)
        _ = try matching.choose("a", in: live)
        guard case .roundReported(let report)? = try matching.apply(.roundClosed(roundId: "2019-Q3")).last else {
            Issue.record("no report")
            return
        }
        #expect(report.commitments?.map(\.placed) == [1, 0])
        #expect(report.commitments?.map(\.promised) == [50, 5])
        #expect(report.projects?.map(\.supply) == ["p1"])
        #expect(report.projects?.first?.agreed == 12 && report.projects?.first?.nominated == 1)
    }

    /// The City-deal's dwellings go to the City-deal's candidates, and do not change quotas and contingents.
    @Test func theCityDealsDwellingsCountSeparately() throws {
        func played(cityDeal: Bool) throws -> Matching {
            var matching = Matching()
            try Fixture.openRound(&matching)
            for (institution, dwellings) in [("large", 30), ("small", 10)] {
                try matching.apply(
                    .contingentSet(
                        Contingent(id: institution, institution: institution, year: 2019, dwellings: dwellings)))
            }
            for index in 0..<8 {
                let institution = index % 2 == 0 ? "large" : "small"
                try matching.apply(
                    .applicationSubmitted(
                        applicationId: "a\(index)", profile: Fixture.profile(institution: institution)))
            }
            for index in 1...2 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
            guard cityDeal else { return matching }
            for index in 1...3 {
                try matching.apply(
                    .applicationSubmitted(
                        applicationId: "c\(index)",
                        profile: Fixture.profile(institution: "small", group: .cityDeal)))
                try matching.apply(
                    .dwellingNominated(Fixture.nomination("e\(index)") { $0.reservedFor = .cityDeal }))
            }
            return matching
        }
        var without = try played(cityDeal: false)
        var with = try played(cityDeal: true)
        let plain = try without.day("2019-08-01").flatMap(\.candidates)
        let mixed = try with.day("2019-08-01")
        let apart = mixed.filter { $0.dwellingId.hasPrefix("e") }
        #expect(apart.count == 3 && apart.flatMap(\.candidates).allSatisfy { $0.group == .cityDeal })
        let others = mixed.filter { $0.dwellingId.hasPrefix("d") }.flatMap(\.candidates)
        func counts(_ candidates: [PresentedCandidate]) -> [String: Int] {
            Dictionary(grouping: candidates, by: \.institution).mapValues(\.count)
        }
        #expect(counts(others) == ["large": 3, "small": 1] && counts(others) == counts(plain))
        #expect(with.written.quotas.first { $0.corporation == "mitros" }?.nominated == 2)
        for presentation in apart { _ = try with.choose(presentation.candidates[0].applicationId, in: presentation) }
        guard case .roundReported(let report)? = try with.apply(.roundClosed(roundId: "2019-Q3")).last else { return }
        #expect(report.total.placed == 3)
        #expect(report.fairness?.institutions.map(\.placed) == [0, 0])
        #expect(report.fairness?.groups.first { $0.group == .cityDeal }?.placed == 3)
    }
}
