import MatchingDomain
import Testing
import Vocabulary

/// Levels 4 and 5 in a running round: contingents, the inflow share, deficits that carry over (MAT-3, MAT-5, REG-9).
@Suite(.timeLimit(.minutes(5)))
struct ShareTests {
    /// Two institutions with contingents of three to one; all clients have waited equally long.
    private func matching(inflow: Int? = nil, policy: Policy = Fixture.policy) throws -> Matching {
        var matching = Matching()
        try Fixture.openRound(&matching, policy: policy, closes: "2020-01-31")
        for (institution, dwellings) in [("large", 60), ("small", 20)] {
            try matching.apply(
                .contingentSet(
                    Contingent(
                        id: institution, institution: institution, year: 2019, dwellings: dwellings,
                        inflowDwellings: inflow)))
        }
        for index in 0..<24 {
            try matching.apply(
                .applicationSubmitted(
                    applicationId: "a\(index + 10)",
                    profile: Fixture.profile(
                        institution: index % 2 == 0 ? "large" : "small", route: index % 4 < 2 ? .inflow : .outflow)))
        }
        return matching
    }

    private func counts(_ made: [Presentation]) -> [String: Int] {
        Dictionary(grouping: made.flatMap(\.candidates), by: \.institution).mapValues(\.count)
    }

    @Test func placesAreDividedByContingent() throws {
        var matching = try self.matching()
        for index in 1...4 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
        #expect(self.counts(try matching.day("2019-08-01")) == ["large": 6, "small": 2])
    }

    /// Dwellings without possible candidates take nothing from the small institution: four places of sixteen can be
    /// filled, and contingents of sixty and twenty divide four as three to one.
    @Test func placesThatCannotBeFilledAreNotShared() throws {
        var matching = try self.matching()
        for index in 1...2 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
        for index in 3...8 {
            try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)") { $0.complex = "locked" }))
        }
        try matching.apply(
            .locationLocked(
                LocationLock(
                    id: "l", level: .complex, locationId: "locked", reason: "balance",
                    lockedOn: Fixture.date("2019-08-01"), lockedUntil: nil)))
        #expect(self.counts(try matching.day("2019-08-01")) == ["large": 3, "small": 1])
    }

    /// MAT-5: nor do they take from inflow: two of ten places, however many dwellings stay empty.
    @Test func inflowKeepsItsShareBesideEmptyDwellings() throws {
        for empty in [0, 5, 60] {
            var matching = try self.matching()
            for index in 1...5 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
            for index in 0..<empty {
                try matching.apply(.dwellingNominated(Fixture.nomination("e\(index)", rent: 999_00)))
            }
            let made = try matching.day("2019-08-01")
            #expect(made.flatMap(\.candidates).count == 10)
            #expect(made.flatMap(\.candidates).count { $0.route == .inflow } == 2, "\(empty)")
        }
    }

    /// MAT-9: by exception a client counts towards no institution's share, even once placed, and the report counts the
    /// exception.
    @Test func anExceptionOnTheContingentCountsForNoInstitution() throws {
        var matching = try self.matching()
        try matching.apply(
            .exceptionGranted(
                GrantedException(
                    id: "x", applicationId: "a11", dwellingId: nil, rule: .contingent, reasons: ["acute"],
                    grantedOn: Fixture.date("2019-08-01"))))
        for index in 1...12 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
        let made = try matching.day("2019-08-01")
        let live = try #require(made.first { $0.candidates.contains { $0.applicationId == "a11" } })
        #expect(live.candidates.first { $0.applicationId == "a11" }?.exceptions == ["contingent"])
        _ = try matching.choose("a11", in: live)
        guard case .roundReported(let report)? = try matching.apply(.roundClosed(roundId: "2019-Q3")).last else {
            return
        }
        #expect(report.total.placed == 1 && report.fairness?.placed == 0)
        #expect(report.fairness?.exceptions == [ReasonCount(code: "contingent", count: 1)])
    }

    /// An institution behind on 31 December is still behind on 1 January.
    @Test func aDeficitIsCarriedIntoTheNextYear() throws {
        func placesInJanuary(behind: Bool) throws -> [String: Int] {
            var matching = try self.matching()
            for year in [2020] {
                for (institution, dwellings) in [("large", 60), ("small", 20)] {
                    try matching.apply(
                        .contingentSet(
                            Contingent(
                                id: "\(institution)-\(year)", institution: institution, year: year,
                                dwellings: dwellings)))
                }
            }
            if behind {
                for index in 1...4 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
                for presentation in try matching.day("2019-12-01") {
                    let chosen = presentation.candidates.first { $0.institution == "large" }
                    if let chosen { _ = try matching.choose(chosen.applicationId, in: presentation) }
                }
            }
            for index in 5...8 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
            return self.counts(try matching.day("2020-01-02"))
        }
        #expect(try placesInJanuary(behind: false) == ["large": 6, "small": 2])
        let later = try placesInJanuary(behind: true)
        #expect(later["small", default: 0] > 2, "\(later)")
    }

    /// Inflow gets twenty per cent of ten places; with a contingent of half, it gets half.
    @Test func inflowHasItsShare() throws {
        for (inflow, expected) in [(nil, 2), (10, 3)] as [(Int?, Int)] {
            var matching = try self.matching(inflow: inflow)
            for index in 1...5 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
            let made = try matching.day("2019-08-01")
            #expect(made.flatMap(\.candidates).count { $0.route == .inflow } == expected)
        }
    }

    /// An institution that got less than its share before gets more of the next day's places.
    @Test func aDeficitInPlacementsIsCarriedOver() throws {
        var matching = try self.matching()
        for index in 1...2 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
        // Three places for the large institution and one for the small; both dwellings go to the large one.
        let first = try matching.day("2019-08-01")
        #expect(self.counts(first) == ["large": 3, "small": 1])
        for presentation in first {
            let chosen = try #require(presentation.candidates.first { $0.institution == "large" })
            _ = try matching.choose(chosen.applicationId, in: presentation)
        }
        // Four places and two placements, each placement worth the two candidates of a dwelling: of eight, the large
        // one should have six, of which it has four, and the small one two.
        for index in 3...4 { try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)"))) }
        let second = self.counts(try matching.day("2019-08-02"))
        #expect(second == ["large": 2, "small": 2])
        let record = try DayProblem(try #require(matching.lastSolve).situation)
        #expect(record.instance.shares.denominator == 8_000)
        #expect(record.instance.shares.numerator(of: "large") == 16_000)
        #expect(record.instance.shares.numerator(of: "small") == 16_000)
    }

    /// MAT-9: with an exception on the contingent a client counts towards no institution's share; with one on the order
    /// of the groups, it counts as part of the first group.
    @Test func exceptionsOnLevelsCount() throws {
        var matching = try self.matching()
        // Ahead of its share, the small institution would get nothing more.
        try matching.apply(.dwellingNominated(Fixture.nomination("d1")))
        try matching.apply(
            .exceptionGranted(
                GrantedException(
                    id: "x", applicationId: "a11", dwellingId: nil, rule: .contingent, reasons: ["acute"],
                    grantedOn: Fixture.date("2019-07-31"))))
        try matching.apply(
            .exceptionGranted(
                GrantedException(
                    id: "y", applicationId: "a12", dwellingId: nil, rule: .groupOrder, reasons: ["acute"],
                    grantedOn: Fixture.date("2019-07-31"))))
        _ = try matching.day("2019-08-01")
        let instance = try DayProblem(try #require(matching.lastSolve).situation).instance
        let apart = try #require(instance.candidates.first { $0.id == "a11" })
        #expect(apart.institution == "maatwerk/a11")
        let numerator = instance.shares.numerator(of: apart.institution)
        #expect(instance.shares.marginalCost(numerator: numerator, count: 1) == 0)
        let node = Certificate.RouteNode(institution: apart.institution, route: apart.route)
        #expect(instance.shares.marginalCost(numerator: instance.shares.numerator(of: node), count: 1) == 0)
        #expect(instance.candidates.first { $0.id == "a12" }?.institution == "large")
    }

    /// A policy can put waiting first.
    @Test func thePolicyOrdersTheLevels() throws {
        let levels: [Level] = [.waiting, .overNorm, .institutions, .routes, .suitability]
        let policy = Policy(
            version: "waiting", validFrom: Fixture.date("2019-01-01"), candidatesPerDwelling: 2, responseDays: 10,
            inflowSharePercent: 20, confirmation: .automatic, levels: levels)
        var matching = try self.matching(policy: policy)
        for index in 0..<3 {
            try matching.apply(
                .applicationSubmitted(
                    applicationId: "z\(index)",
                    profile: Fixture.profile(institution: "small", waitingSince: "2018-01-01")))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        #expect(self.counts(try matching.day("2019-08-01")) == ["small": 2])
        #expect(matching.lastSolve?.values.map(\.level) == [.dwellings, .places] + levels + [.lots])
    }
}

/// Level 7, and the explanation of a day.
@Suite(.timeLimit(.minutes(5)))
struct ExplainTests {
    private func solved() throws -> (Matching, SolveRecord) {
        var matching = Matching()
        try Fixture.openRound(&matching)
        for (id, rent, since) in [
            ("a", 700_00, "2019-06-01"), ("b", 700_00, "2019-06-02"), ("c", 700_00, "2019-06-03"),
            ("poor", 400_00, "2019-01-01"),
        ] {
            try matching.apply(
                .applicationSubmitted(
                    applicationId: id, profile: Fixture.profile(maximumRent: rent, waitingSince: since)))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        try matching.apply(.dwellingNominated(Fixture.nomination("palace", rent: 900_00)))
        _ = try matching.day("2019-08-01")
        return (matching, try #require(matching.lastSolve))
    }

    @Test func everyPairHasItsReason() throws {
        let (_, record) = try self.solved()
        let explainer = try Explainer(record.situation, record.solution)
        let presented = try explainer.explain("a", "d1")
        #expect(presented.conclusion == .presented && presented.sentence.contains("voorgedragen voor woning d1"))
        let lost = try explainer.explain("c", "d1")
        #expect(lost.conclusion == .lost && lost.level == .waiting && lost.loss == 1)
        #expect(lost.presented == ["a", "b"] && lost.displaced == ["b"])
        #expect(lost.change == "met één appartement op de begane grond in Zuid meer")
        #expect(
            lost.sentence
                == "Cliënt c paste bij woning d1; met deze voordracht zouden de voorgedragenen samen één dag korter "
                + "wachten, ten koste van b. Anders was het geweest met één appartement op de begane grond in Zuid meer."
        )
        let ineligible = try explainer.explain("poor", "d1")
        #expect(ineligible.conclusion == .ineligible && ineligible.rules == [.maximumRent])
        #expect(ineligible.sentence.hasSuffix(EligibilityRule.maximumRent.sentence))
        #expect(try explainer.explain("nobody", "d1").conclusion == .candidateNotOpen)
        #expect(try explainer.explain("a", "nothing").conclusion == .dwellingNotOpen)
    }

    /// "As far as the viewer may see" (design "Explanation"): an institution sees its own clients, a corporation the
    /// clients presented to it and its own dwellings; others appear as a number.
    @Test func aViewerSeesOnlyItsOwnRecords() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        for (id, institution, since) in [
            ("a", "x", "2019-06-01"), ("b", "y", "2019-06-02"), ("c", "x", "2019-06-03"), ("d", "z", "2019-06-04"),
        ] {
            try matching.apply(
                .applicationSubmitted(
                    applicationId: id, profile: Fixture.profile(institution: institution, waitingSince: since)))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        let made = try matching.day("2019-08-01")
        let shown = try #require(made.first).candidates.map(\.applicationId)
        let record = try #require(matching.lastSolve)
        let explainer = try Explainer(record.situation, record.solution)
        func viewer(_ partner: String) -> Viewer { Viewer(partner, records: [record], presentations: made) }

        let z = viewer("z")
        #expect(z.mayAsk(candidate: "d", dwelling: "d1") && z.mayAsk(candidate: "d", dwelling: nil))
        #expect(!z.mayAsk(candidate: "a", dwelling: "d1") && !z.mayAsk(candidate: nil, dwelling: "d1"))
        let lost = z.redact(try explainer.explain("d", "d1"))
        #expect(shown.count == 2 && !shown.contains("d"))
        #expect(lost.presented == [] && lost.othersPresented == 2)
        #expect(lost.displaced == [] && lost.othersDisplaced == 1 && lost.sentence.contains("ten koste van één ander"))
        for other in ["a", "b", "c"] { #expect(!lost.sentence.contains("Cliënt \(other)")) }

        let mitros = viewer("mitros")
        #expect(mitros.mayAsk(candidate: shown[0], dwelling: "d1") && mitros.mayAsk(candidate: nil, dwelling: "d1"))
        #expect(!mitros.mayAsk(candidate: "d", dwelling: "d1") && !mitros.mayAsk(candidate: shown[0], dwelling: nil))
        #expect(mitros.redact(try explainer.explain(shown[0], "d1")).presented == shown)
        #expect(!viewer("bo-ex").mayAsk(candidate: nil, dwelling: "d1"))
        #expect(!viewer("nobody").mayAsk(candidate: "a", dwelling: "d1"))
    }

    @Test func aRoundExplainsMissingPresentationsAndEmptyDwellings() throws {
        let (matching, record) = try self.solved()
        let explainer = RoundExplainer(
            round: "2019-Q3", records: [record], presentations: matching.written.presentations)
        let poor = try explainer.explain(candidate: "poor", known: nil)
        #expect(poor.daysOpen == 1 && poor.timesPresented == 0 && poor.rules.first?.rule == .maximumRent)
        #expect(poor.sentence.hasSuffix(EligibilityRule.maximumRent.sentence))
        let third = try explainer.explain(candidate: "c", known: nil)
        #expect(third.levels.map(\.level) == [.waiting] && third.change != nil)
        #expect(try explainer.explain(candidate: "a", known: nil).timesPresented == 1)
        #expect(try explainer.explain(candidate: "nobody", known: nil).daysOpen == 0)
        let palace = try #require(matching.written.dwellings.first { $0.id == "palace" })
        let empty = try explainer.explain(dwelling: palace)
        #expect(empty.daysEmpty == 1 && empty.rules.first?.rule == .maximumRent && empty.rules.first?.count == 4)
        #expect(empty.sentence.contains("niemand die openstond kwam in aanmerking"))
    }

    /// The solve proposes, the office decides: explanations follow the presentations, not the solution.
    @Test func explanationsFollowTheOffice() throws {
        var matching = Matching()
        var policy = Fixture.policy
        policy = Policy(
            version: "office", validFrom: policy.validFrom, candidatesPerDwelling: 1, responseDays: 10,
            inflowSharePercent: 20, confirmation: .office)
        try Fixture.openRound(&matching, policy: policy)
        for (id, since) in [("a", "2019-06-01"), ("b", "2019-06-02")] {
            try matching.apply(
                .applicationSubmitted(applicationId: id, profile: Fixture.profile(waitingSince: since)))
        }
        try matching.apply(
            .applicationSubmitted(applicationId: "late", profile: Fixture.profile(readyFrom: "2020-01-01")))
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        try matching.apply(.dayStarted(Fixture.date("2019-08-01")))
        let record = try #require(matching.lastSolve)
        func pair(_ candidate: String) throws -> PairExplanation {
            try Explainer(record.situation, record.solution).explain(candidate, "d1")
                .afterOfficeDecisions(matching.written.presentations)
        }
        func round() -> RoundExplainer {
            RoundExplainer(
                round: "2019-Q3", records: [record], presentations: matching.written.presentations)
        }
        let dwelling = try #require(matching.written.dwellings.first)
        #expect(try pair("a").conclusion == .proposed && pair("b").conclusion == .lost)
        #expect(try round().explain(candidate: "a", known: nil).sentence.contains("1 keer voorgesteld"))
        #expect(try round().explain(dwelling: dwelling).sentence.hasSuffix("Het Vierde Huis over het voorstel."))
        let proposal = try #require(matching.written.presentations.first)
        try matching.apply(
            .presentationOverridden(
                eventRef: "e", presentationId: proposal.id, candidates: ["b"], reasons: ["safety"]))
        let replaced = try pair("a")
        #expect(replaced.conclusion == .replaced && replaced.presented == ["b"])
        #expect(replaced.sentence.contains("met redenen anderen voor (safety)"))
        #expect(try pair("b").conclusion == .addedByOffice)
        #expect(try round().explain(candidate: "a", known: nil).timesPresented == 0)
        #expect(try round().explain(candidate: "b", known: nil).sentence.hasSuffix("1 keer voorgedragen."))
        let late = try #require(matching.written.candidates.first { $0.id == "late" })
        #expect(
            try round().explain(candidate: "late", known: late).sentence.hasSuffix("verhuizen vanaf 2020-01-01."))
        #expect(try round().explain(candidate: "nobody", known: nil).sentence.contains("kent deze aanmelding niet"))
        let viewer = Viewer("lister", records: [record], presentations: [], asked: late)
        #expect(viewer.mayAsk(candidate: "late", dwelling: nil))
    }

    /// A record made under other rules is not explained with these.
    @Test func aRecordMadeUnderOtherRulesIsRefused() throws {
        let (_, record) = try self.solved()
        let other = DaySituation(
            day: record.situation.day, candidates: record.situation.candidates.dropLast(),
            dwellings: record.situation.dwellings, policies: record.situation.policies,
            dayPolicy: record.situation.dayPolicy, groupFigures: [], contingents: [], placed: [])
        #expect(record.rulesVersion == EligibilityRule.version)
        // Removing the client who cannot pay changes nothing; removing a presented one does.
        _ = try Explainer(other, record.solution)
        let fewer = DaySituation(
            day: record.situation.day, candidates: Array(record.situation.candidates.dropFirst()),
            dwellings: record.situation.dwellings, policies: record.situation.policies,
            dayPolicy: record.situation.dayPolicy, groupFigures: [], contingents: [], placed: [])
        let fault = #expect(throws: MatchingFault.self) { try Explainer(fewer, record.solution) }
        #expect(fault?.code == "recorded-otherwise")
    }

    /// With one place per dwelling fewer clients are presented, with five more; with the same policy nothing changes.
    @Test func whatIfListsAddedAndRemovedPairs() throws {
        let (_, record) = try self.solved()
        let same = try WhatIf(record, PolicyChange(candidatesPerDwelling: 2))
        #expect(same.additions.isEmpty && same.removals.isEmpty)
        let fewer = try WhatIf(record, PolicyChange(candidatesPerDwelling: 1))
        #expect(fewer.removals.map(\.candidate) == ["b"] && fewer.additions.isEmpty)
        let more = try WhatIf(record, PolicyChange(candidatesPerDwelling: 5))
        #expect(more.additions.map { [$0.candidate, $0.dwelling] } == [["c", "d1"]])
    }

    /// MAT-6: once the presented clients are settled, wishes decide which dwelling each gets.
    @Test func wishesDecideTheDwelling() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        for (id, district) in [("a", District.west), ("b", District.oost)] {
            try matching.apply(
                .applicationSubmitted(
                    applicationId: id, profile: Fixture.profile { $0.preferredDistricts = [district] }))
        }
        for (id, district) in [("d1", District.oost), ("d2", District.west)] {
            try matching.apply(.dwellingNominated(Fixture.nomination(id) { $0.district = district }))
        }
        let made = try matching.day("2019-08-01")
        #expect(made.map { $0.candidates.map(\.applicationId) } == [["b"], ["a"]])
        #expect(matching.lastSolve?.values.first { $0.level == .suitability }?.value == 8)
    }
}
