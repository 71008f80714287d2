import MatchingDomain
import Testing
import Vocabulary

/// The allocation office has the last word (AVG article 22; design "Life of a round").
@Suite(.timeLimit(.minutes(5)))
struct OfficeTests {
    private static let policy = Policy(
        version: "office", validFrom: Fixture.date("2019-01-01"), candidatesPerDwelling: 2, responseDays: 10,
        inflowSharePercent: 20, confirmation: .office)

    /// Four clients, of whom the first has waited longest, and a proposal on 1 August.
    private func proposed() throws -> (Matching, Presentation) {
        var matching = Matching()
        try Fixture.openRound(&matching, policy: Self.policy)
        for (index, id) in ["a", "b", "c", "d"].enumerated() {
            let profile = Fixture.profile(
                maximumRent: id == "d" ? 500_00 : 720_00, waitingSince: "2019-06-0\(index + 1)")
            try matching.apply(.applicationSubmitted(applicationId: id, profile: profile))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        let made = try matching.day("2019-08-01")
        #expect(made == [])
        let presentation = try #require(matching.written.presentations.first)
        #expect(presentation.state == .proposed && presentation.candidates.map(\.applicationId) == ["a", "b"])
        return (matching, presentation)
    }

    private func code(_ outcomes: [MatchingOutcome]) -> DecisionRefusal? {
        if case .decisionRefused(_, _, let code)? = outcomes.first, outcomes.count == 1 { return code }
        return nil
    }

    /// Confirmed on 5 August: the corporation's term starts that day.
    @Test func aProposalGoesOutWhenItIsConfirmed() throws {
        var (matching, proposal) = try self.proposed()
        try matching.apply(.dayStarted(Fixture.date("2019-08-05")))
        let outcomes = try matching.apply(.presentationConfirmed(eventRef: "e", presentationId: proposal.id))
        guard case .decisionApplied("e", proposal.id)? = outcomes.first,
            case .presentationMade(let live)? = outcomes.last
        else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(live.state == .live && live.respondBy == Fixture.date("2019-08-15"))
        #expect(live.confirmedOn == Fixture.date("2019-08-05"))
        #expect(
            self.code(try matching.apply(.presentationConfirmed(eventRef: "e", presentationId: proposal.id)))
                == .notProposed)
        #expect(
            self.code(try matching.apply(.presentationConfirmed(eventRef: "e", presentationId: "x")))
                == .presentationUnknown)
    }

    @Test func theOfficePresentsOthersWithReasons() throws {
        var (matching, proposal) = try self.proposed()
        let outcomes = try matching.apply(
            .presentationOverridden(
                eventRef: "e", presentationId: proposal.id, candidates: ["c", "a"], reasons: ["safety"]))
        guard case .presentationMade(let live)? = outcomes.last else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(live.candidates.map(\.applicationId) == ["c", "a"] && live.overrideReasons == ["safety"])
        let states = Dictionary(uniqueKeysWithValues: matching.written.candidates.map { ($0.id, $0.state) })
        #expect(states["c"] == .presented && states["a"] == .presented && states["b"] == .waiting)
        // The corporation never saw B: the refill may present B.
        _ = try matching.decline(live)
        try matching.apply(.dayStarted(Fixture.date("2019-08-02")))
        #expect(matching.written.presentations.last?.candidates.map(\.applicationId) == ["b"])
    }

    /// The office is told of every proposal, and of its end if it is dropped before confirmation.
    @Test func theOfficeIsNotifiedOfAProposalAndOfItsEnd() throws {
        var (matching, proposal) = try self.proposed()
        try matching.apply(.dwellingNominated(Fixture.nomination("d2")))
        let day = try matching.apply(.dayStarted(Fixture.date("2019-08-02")))
        guard case .presentationProposed(let second, to: "vierde-huis")? = day.last else {
            Issue.record("\(day)")
            return
        }
        #expect(
            second.candidates.map(\.applicationId) == ["c"] || second.candidates.map(\.applicationId) == ["c", "d"])
        let taken = try matching.apply(.dwellingWithdrawn(dwellingId: "d1", reason: "damage"))
        guard case .presentationDropped(let dropped, to: "vierde-huis", why: .dwellingWithdrawn)? = taken.first else {
            Issue.record("\(taken)")
            return
        }
        #expect(dropped.id == proposal.id && taken.count == 1)
        #expect(
            self.code(try matching.apply(.presentationConfirmed(eventRef: "e", presentationId: proposal.id)))
                == .presentationEnded)
    }

    /// A client who leaves between proposal and confirmation is not shown to the corporation.
    @Test func aCandidateWhoLeftAProposalIsNotPublished() throws {
        var (matching, proposal) = try self.proposed()
        let left = try matching.apply(
            .applicationWithdrawn(applicationId: "a", reason: "moved", date: Fixture.date("2019-08-01")))
        #expect(left == [])
        let outcomes = try matching.apply(.presentationConfirmed(eventRef: "e", presentationId: proposal.id))
        guard case .presentationMade(let live)? = outcomes.last else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(live.candidates.map(\.applicationId) == ["b"])
    }

    /// A client who left the proposal and came back was never presented: memory and database agree on that.
    @Test(arguments: [false, true])
    func leavingAProposalDoesNotCountAsPresented(restarts: Bool) throws {
        var (matching, proposal) = try self.proposed()
        let day = Fixture.date("2019-08-01")
        try matching.apply(.applicationPaused(applicationId: "a", date: day))
        try matching.apply(
            .presentationOverridden(
                eventRef: "e", presentationId: proposal.id, candidates: ["b"], reasons: ["work"]))
        try matching.apply(.applicationResumed(applicationId: "a", date: day))
        if restarts { try matching.restart() }
        _ = try matching.decline(try #require(matching.written.presentations.first))
        try matching.apply(.dayStarted(Fixture.date("2019-08-02")))
        #expect(matching.written.presentations.last?.candidates.map(\.applicationId) == ["a", "c"])
    }

    /// Locks and changes since the proposal count when it is confirmed.
    @Test func aConfirmationChecksTheRulesAgain() throws {
        var (matching, proposal) = try self.proposed()
        try matching.apply(
            .applicationChanged(applicationId: "a", change: CandidateChange(maximumRent: Cents(400_00))))
        let outcomes = try matching.apply(.presentationConfirmed(eventRef: "e", presentationId: proposal.id))
        guard case .presentationMade(let live)? = outcomes.last else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(live.candidates.map(\.applicationId) == ["b"])
        #expect(matching.written.candidates.first { $0.id == "a" }?.state == .waiting)

        (matching, proposal) = try self.proposed()
        try matching.apply(
            .applicationChanged(applicationId: "a", change: CandidateChange(excludedDistricts: [.zuid])))
        try matching.apply(
            .applicationChanged(applicationId: "b", change: CandidateChange(excludedDistricts: [.zuid])))
        let refused = try matching.apply(.presentationConfirmed(eventRef: "e", presentationId: proposal.id))
        guard case .decisionRefused(_, _, .rulesNotMet)? = refused.first,
            case .presentationDropped? = refused.last
        else {
            Issue.record("\(refused)")
            return
        }
        try matching.apply(.dayStarted(Fixture.date("2019-08-02")))
        #expect(matching.written.presentations.last?.candidates.map(\.applicationId) == ["c"])
    }

    /// A decline that needs the office's attention keeps asking until the office has acted.
    @Test func theOfficeIsAskedUntilItDecides() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        try Fixture.submitThree(to: &matching)
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        let live = try #require(try matching.day("2019-08-01").first)
        _ = try matching.decline(live, code: "balance-in-building")
        #expect(try matching.day("2019-08-02") == [])
        #expect(matching.written.presentations.last?.state == .proposed)
        try matching.apply(.applicationPaused(applicationId: "c", date: Fixture.date("2019-08-02")))
        try matching.apply(.applicationResumed(applicationId: "c", date: Fixture.date("2019-08-03")))
        // Proposed again, not published without the office.
        #expect(try matching.day("2019-08-03") == [])
        #expect(matching.written.presentations.last?.state == .proposed)
    }

    /// The hard rules hold for the office too, until an exception lifts them.
    @Test func anImpossibleOverrideIsRefusedWithItsCode() throws {
        var (matching, proposal) = try self.proposed()
        func override(_ candidates: [String]) -> MatchingFact {
            .presentationOverridden(
                eventRef: "e", presentationId: proposal.id, candidates: candidates, reasons: ["work"])
        }
        #expect(self.code(try matching.apply(override(["d"]))) == .rulesNotMet)
        #expect(self.code(try matching.apply(override(["a", "b", "c"]))) == .tooManyCandidates)
        #expect(self.code(try matching.apply(override(["nobody"]))) == .candidateUnavailable)
        try matching.apply(.applicationWithdrawn(applicationId: "c", reason: "moved", date: Fixture.date("2019-08-01")))
        #expect(self.code(try matching.apply(override(["c"]))) == .candidateUnavailable)
        #expect(matching.written.presentations.first?.state == .proposed)
        #expect(matching.written.presentations.first?.candidates.map(\.applicationId) == ["a", "b"])
    }
}

/// The effect of a client's refusal (MAT-11) and the reach of a decline (MAT-4): `DecisionPolicy`.
@Suite(.timeLimit(.minutes(5)))
struct DecisionPolicyTests {
    private func presented(complex: String? = "x1") throws -> (Matching, Presentation) {
        var matching = Matching()
        try Fixture.openRound(&matching)
        try Fixture.submitThree(to: &matching)
        try matching.apply(.dwellingNominated(Fixture.nomination { $0.complex = complex }))
        let made = try matching.day("2019-08-01")
        return (matching, try #require(made.first))
    }

    private func refuse(_ application: String, _ presentation: Presentation, _ reason: String) -> MatchingFact {
        .offerRefused(
            eventRef: "e", presentationId: presentation.id, applicationId: application, reason: reason)
    }

    @Test func aClientWhoRefusedTheSingleOfferIsNotPresentedAgain() throws {
        var (matching, live) = try self.presented()
        guard case .decisionApplied? = try matching.apply(self.refuse("a", live, "WBN")).first else {
            Issue.record("not applied")
            return
        }
        #expect(matching.written.presentations.first?.candidates.first?.result == .refused)
        // The other is still with the corporation.
        #expect(matching.written.presentations.first?.state == .live)
        try matching.apply(.dwellingNominated(Fixture.nomination("d2")))
        #expect(try matching.day("2019-08-02").map { $0.candidates.map(\.applicationId) } == [["c"]])
        // An exception restores the offer.
        try matching.apply(
            .exceptionGranted(
                GrantedException(
                    id: "x", applicationId: "a", dwellingId: nil, rule: .singleOffer, reasons: ["acute"],
                    grantedOn: Fixture.date("2019-08-02"))))
        try matching.apply(.dwellingNominated(Fixture.nomination("d3")))
        let third = try #require(try matching.day("2019-08-03").first)
        #expect(third.candidates.map(\.applicationId) == ["a"])
        #expect(third.candidates.first?.exceptions == ["single-offer"])
    }

    /// A dwelling that the client cannot pay was no suitable offer; the last client's refusal ends the presentation.
    @Test func aRefusalForTheRentCostsNothing() throws {
        var (matching, live) = try self.presented()
        _ = try matching.apply(self.refuse("a", live, "HUU"))
        let outcomes = try matching.apply(self.refuse("b", live, "HUU"))
        guard case .presentationEnded(let ended, why: .clientRefused)? = outcomes.last else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(ended.candidates.map(\.refusalReason) == ["HUU", "HUU"])
        try matching.apply(.dwellingNominated(Fixture.nomination("d2")))
        let next = try matching.day("2019-08-02")
        #expect(Set(next.flatMap { $0.candidates.map(\.applicationId) }) == ["a", "b", "c"])
    }

    /// MAT-11 applies to outflow: an inflow client keeps its turn.
    @Test func inflowHasNoSingleOfferToLose() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        try matching.apply(.applicationSubmitted(applicationId: "a", profile: Fixture.profile(route: .inflow)))
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        let live = try #require(try matching.day("2019-08-01").first)
        _ = try matching.apply(self.refuse("a", live, "WBN"))
        try matching.apply(.dwellingNominated(Fixture.nomination("d2")))
        #expect(try matching.day("2019-08-02").map(\.dwellingId) == ["d2"])
    }

    /// Between the choice and the tenancy a refusal cancels the placement; after the start of the tenancy it is
    /// rejected.
    @Test func aRefusalAfterTheChoiceCancelsThePlacement() throws {
        var (matching, live) = try self.presented()
        _ = try matching.choose("a", in: live)
        let outcomes = try matching.apply(self.refuse("a", live, "WOB"))
        guard case .placementCancelled(let cancelled)? = outcomes.last else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(cancelled.cancelledOn == Fixture.date("2019-08-01"))
        let refill = try #require(try matching.day("2019-08-02").first)
        #expect(refill.candidates.map(\.applicationId) == ["c"])
        _ = try matching.choose("c", in: refill)
        try matching.apply(
            .tenancyStarted(
                tenancyId: "t", dwellingId: "d1", applicationId: "c", date: Fixture.date("2019-08-15")))
        guard case .decisionRefused(_, _, .tenancyStarted)? = try matching.apply(self.refuse("c", refill, "WOB")).first
        else {
            Issue.record("a tenant's refusal was applied")
            return
        }
        let report = try matching.apply(.roundClosed(roundId: "2019-Q3"))
        guard case .roundReported(let closed)? = report.last else { return }
        #expect(closed.fairness?.placed == 1)
    }

    /// `surroundings-unsuitable` covers the complex, `earlier-tenancy` the corporation, and asks the office.
    @Test func declinesReachAsFarAsTheTableSays() throws {
        var (matching, live) = try self.presented()
        try matching.apply(
            .matchDeclined(
                eventRef: "e", presentationId: live.id, corporation: "mitros",
                reasons: [
                    DeclineReason(applicationId: "a", code: "surroundings-unsuitable"),
                    DeclineReason(applicationId: "b", code: "earlier-tenancy"),
                ]))
        try matching.apply(.dwellingNominated(Fixture.nomination("d2") { $0.complex = "x1" }))
        try matching.apply(.dwellingNominated(Fixture.nomination("d3") { $0.complex = "x2" }))
        try matching.apply(
            .dwellingNominated(Fixture.nomination("d4", corporation: "bo-ex") { $0.complex = "x1" }))
        let made = try matching.day("2019-08-02")
        let shown = Dictionary(
            uniqueKeysWithValues: matching.written.presentations.filter { $0.state != .ended }.map {
                ($0.dwellingId, $0.candidates.map(\.applicationId))
            })
        #expect(shown["d2"].map { !$0.contains("a") && !$0.contains("b") } ?? true)
        #expect(shown["d3"].map { !$0.contains("b") } ?? true)
        #expect(shown["d4"]?.contains("b") == true)
        // The declined dwelling itself now waits for the office.
        #expect(!made.contains { $0.dwellingId == "d1" })
        for rule in DecisionPolicy.plan2019.declines { #expect(DecisionPolicy.plan2019.decline(rule.reason) == rule) }
        #expect(DecisionPolicy.plan2019.decline("unknown").reach == .dwelling)
        #expect(DecisionPolicy.plan2019.refusal("unknown").usesOffer)
    }
}
