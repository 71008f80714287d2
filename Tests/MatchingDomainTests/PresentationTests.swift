import MatchingDomain
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(5)))
struct PresentationTests {
    /// Four clients, of whom the first has waited longest, and one dwelling in an open round, presented on 1 August.
    private func presented(
        candidates: [String] = ["a", "b", "c", "d"], dwellings: [String] = ["d1"]
    ) throws -> (Matching, [Presentation]) {
        var matching = Matching()
        try Fixture.openRound(&matching)
        for (index, id) in candidates.enumerated() {
            let profile = Fixture.profile(waitingSince: "2019-06-0\(index + 1)")
            try matching.apply(.applicationSubmitted(applicationId: id, profile: profile))
        }
        for id in dwellings { try matching.apply(.dwellingNominated(Fixture.nomination(id))) }
        let made = try matching.day("2019-08-01")
        return (matching, made)
    }

    private func refusal(_ outcomes: [MatchingOutcome]) -> DecisionRefusal? {
        if case .decisionRefused(_, _, let code)? = outcomes.first, outcomes.count == 1 { return code }
        return nil
    }

    private func state(of id: String, _ matching: Matching) -> Candidate.State? {
        matching.written.candidates.first { $0.id == id }?.state
    }

    /// MAT-4: the match, the placement and the release of the others, in one step.
    @Test func aChoicePlacesOneAndReleasesTheOthers() throws {
        var (matching, made) = try self.presented()
        let first = try #require(made.first)
        #expect(first.candidates.map(\.applicationId) == ["a", "b"])
        let outcomes = try matching.choose("b", in: first)
        guard case .decisionApplied("e", first.id)? = outcomes.first,
            case .presentationEnded(let ended, why: .chosen)? = outcomes.dropFirst().first,
            case .placementConfirmed(let placement)? = outcomes.last
        else {
            Issue.record("not the expected outcomes: \(outcomes)")
            return
        }
        #expect(ended.candidates.map(\.result) == [.released, .chosen])
        #expect(placement.applicationId == "b" && placement.institution == "lister" && placement.dwellingId == "d1")
        #expect(self.state(of: "a", matching) == .waiting)
        #expect(self.state(of: "b", matching) == .placed)
        #expect(try matching.day("2019-08-02") == [])
    }

    /// MAT-4: after a decline new clients are presented; declined clients are never presented again for that dwelling.
    @Test func aDeclineIsRefilledWithoutRepeats() throws {
        var (matching, made) = try self.presented()
        let outcomes = try matching.decline(try #require(made.first), code: "support")
        guard case .presentationEnded(let ended, why: .declined)? = outcomes.last else {
            Issue.record("not declined: \(outcomes)")
            return
        }
        #expect(ended.candidates.map(\.declineReason) == ["support", "support"])
        let second = try matching.day("2019-08-02")
        #expect(second.map { $0.candidates.map(\.applicationId) } == [["c", "d"]])
        #expect(second.map(\.attempt) == [2])
        _ = try matching.decline(try #require(second.first))
        #expect(try matching.day("2019-08-03") == [])
        // Another dwelling is another chance.
        try matching.apply(.dwellingNominated(Fixture.nomination("d2")))
        #expect(try matching.day("2019-08-04").map { $0.candidates.map(\.applicationId) } == [["a", "b"]])
    }

    @Test func thereIsNoRepeatAfterAnExpiryOrARenominationEither() throws {
        var (matching, _) = try self.presented(candidates: ["a", "b"])
        #expect(try matching.day("2019-08-12") == [])
        try matching.apply(.dwellingWithdrawn(dwellingId: "d1", reason: "delay"))
        try matching.apply(.dwellingNominated(Fixture.nomination("d1")))
        #expect(try matching.day("2019-08-13") == [])
        try matching.apply(.applicationSubmitted(applicationId: "c", profile: Fixture.profile()))
        let second = try matching.day("2019-08-14")
        #expect(second.map { $0.candidates.map(\.applicationId) } == [["c"]])
        #expect(second.map(\.attempt) == [2])
    }

    /// The corporation can answer on the last day; on the day after, the dwelling is presented again.
    @Test func aPresentationExpiresAfterItsTerm() throws {
        var (matching, made) = try self.presented()
        #expect(made.map(\.respondBy) == [Fixture.date("2019-08-11")])
        #expect(try matching.apply(.dayStarted(Fixture.date("2019-08-11"))) == [])
        let outcomes = try matching.apply(.dayStarted(Fixture.date("2019-08-12")))
        guard case .presentationEnded(let ended, why: .expired)? = outcomes.first else {
            Issue.record("not expired: \(outcomes)")
            return
        }
        #expect(ended.candidates.allSatisfy { $0.result == .released })
        guard case .presentationMade(let refill)? = outcomes.last else {
            Issue.record("not refilled: \(outcomes)")
            return
        }
        #expect(refill.candidates.map(\.applicationId) == ["c", "d"])
        #expect(self.refusal(try matching.choose("a", in: ended)) == .presentationEnded)
    }

    /// Design "Life of a round": a decision that cannot be applied gets an answer, and changes nothing.
    @Test func decisionsThatDoNotApplyAreRefused() throws {
        var (matching, made) = try self.presented()
        let live = try #require(made.first)
        func chosen(_ presentation: String, _ application: String, by corporation: String = "mitros") -> MatchingFact {
            .matchChosen(
                eventRef: "e", presentationId: presentation, applicationId: application, corporation: corporation)
        }
        #expect(self.refusal(try matching.apply(chosen("nothing", "a"))) == .presentationUnknown)
        #expect(self.refusal(try matching.apply(chosen(live.id, "a", by: "bo-ex"))) == .presentationUnknown)
        #expect(self.refusal(try matching.apply(chosen(live.id, "c"))) == .candidateNotPresented)
        #expect(self.refusal(try matching.apply(chosen(live.id, "nobody"))) == .candidateNotPresented)
        func declined(_ reasons: [String]) -> MatchingFact {
            .matchDeclined(
                eventRef: "e", presentationId: live.id, corporation: "mitros",
                reasons: reasons.map { DeclineReason(applicationId: $0, code: "rent") })
        }
        #expect(self.refusal(try matching.apply(declined(["a"]))) == .reasonMissing)
        #expect(self.refusal(try matching.apply(declined(["a", "b", "c"]))) == .candidateNotPresented)
        try matching.apply(.applicationWithdrawn(applicationId: "a", reason: "moved", date: Fixture.date("2019-08-01")))
        #expect(self.refusal(try matching.choose("a", in: live)) == .candidateUnavailable)
        #expect(self.refusal(try matching.choose("b", in: live)) == nil)
        #expect(self.refusal(try matching.choose("b", in: live)) == .presentationEnded)
        #expect(self.refusal(try matching.decline(live)) == .presentationEnded)
    }

    /// MON-2: a paused client leaves the presentation and returns as if waiting had begun later.
    @Test func aPausedClientIsNotPresentedUntilResumed() throws {
        var (matching, made) = try self.presented(candidates: ["a", "b"])
        let live = try #require(made.first)
        func candidate() -> Candidate? { matching.written.candidates.first { $0.id == "a" } }
        try matching.apply(.applicationPaused(applicationId: "a", date: Fixture.date("2019-08-01")))
        #expect(candidate()?.state == .paused)
        #expect(self.refusal(try matching.choose("a", in: live)) == .candidateUnavailable)
        try matching.apply(.applicationPaused(applicationId: "a", date: Fixture.date("2019-08-01")))
        let since = try #require(candidate()?.profile.waitingSince)
        try matching.apply(.applicationResumed(applicationId: "a", date: Fixture.date("2019-08-11")))
        #expect(candidate()?.state == .paused, "told ahead")
        _ = try matching.day("2019-08-11")
        #expect(candidate()?.state == .waiting)
        #expect(candidate()?.profile.waitingSince == since.adding(days: 10))
        try matching.apply(
            .applicationWithdrawn(applicationId: "a", reason: "moved", date: Fixture.date("2019-08-11")))
        try matching.apply(.applicationPaused(applicationId: "a", date: Fixture.date("2019-08-11")))
        #expect(candidate()?.state == .withdrawn)
    }

    @Test func aPresentationEndsWhenItsLastCandidateLeaves() throws {
        var (matching, made) = try self.presented(candidates: ["a", "b"])
        func withdraw(_ id: String) -> MatchingFact {
            .applicationWithdrawn(applicationId: id, reason: "moved", date: Fixture.date("2019-08-01"))
        }
        #expect(try matching.apply(withdraw("a")) == [])
        guard case .presentationEnded(let ended, why: .candidatesWithdrawn)? = try matching.apply(withdraw("b")).first
        else {
            Issue.record("the presentation goes on")
            return
        }
        #expect(ended.id == made.first?.id)
        try matching.apply(.applicationSubmitted(applicationId: "c", profile: Fixture.profile()))
        #expect(try matching.day("2019-08-02").map { $0.candidates.map(\.applicationId) } == [["c"]])
        #expect(self.state(of: "a", matching) == .withdrawn)
    }

    @Test func aWithdrawnOrLetDwellingFreesItsCandidates() throws {
        var (matching, made) = try self.presented(dwellings: ["d1", "d2"])
        #expect(made.count == 2)
        let outcomes = try matching.apply(.dwellingWithdrawn(dwellingId: "d1", reason: "sold"))
        guard case .presentationEnded(_, why: .dwellingWithdrawn)? = outcomes.first else {
            Issue.record("not ended: \(outcomes)")
            return
        }
        let rented = try matching.apply(
            .tenancyStarted(
                tenancyId: "t", dwellingId: "d2", applicationId: "a", date: Fixture.date("2019-08-01")))
        guard case .presentationEnded(_, why: .dwellingLet)? = rented.first else {
            Issue.record("not ended: \(rented)")
            return
        }
        #expect(self.state(of: "a", matching) == .housed)
        #expect(matching.written.candidates.filter { $0.state == .presented }.isEmpty)
    }

    @Test func aTemporaryDwellingLapses() throws {
        var (matching, _) = try self.presented(dwellings: [])
        try matching.apply(.dwellingNominated(Fixture.nomination("d1", until: "2019-08-20")))
        #expect(try matching.day("2019-08-14").count == 1)
        // The dwelling's last day is not over yet.
        #expect(try matching.apply(.dayStarted(Fixture.date("2019-08-20"))) == [])
        let outcomes = try matching.apply(.dayStarted(Fixture.date("2019-08-21")))
        guard case .presentationEnded(_, why: .dwellingLapsed)? = outcomes.first else {
            Issue.record("not lapsed: \(outcomes)")
            return
        }
    }

    @Test func aTenancyCompletesItsPlacement() throws {
        var (matching, made) = try self.presented()
        _ = try matching.choose("a", in: try #require(made.first))
        let started = MatchingFact.tenancyStarted(
            tenancyId: "t1", dwellingId: "d1", applicationId: "a", date: Fixture.date("2019-08-15"))
        #expect(try matching.apply(started) == [])
        #expect(matching.written.placements.map(\.tenancyId) == ["t1"])
        #expect(matching.written.placements.map(\.tenancyStartedOn) == [Fixture.date("2019-08-15")])
    }

    /// AVG article 22: without an explicit policy nothing is published automatically.
    @Test func withoutAPolicyPresentationsWaitForTheOffice() throws {
        var matching = Matching()
        try matching.apply(.roundOpened(Fixture.opening()))
        try matching.apply(.applicationSubmitted(applicationId: "a", profile: Fixture.profile()))
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        #expect(try matching.day("2019-08-01") == [])
        let proposed = try #require(matching.written.presentations.first)
        #expect(proposed.state == .proposed)
        #expect(self.refusal(try matching.choose("a", in: proposed)) == .presentationUnknown)
        // A proposal counts as a presentation, and only the office is told of its end.
        #expect(try matching.day("2019-08-02") == [])
        let closed = try matching.apply(.roundClosed(roundId: "2019-Q3"))
        guard case .presentationDropped(_, to: "vierde-huis", why: .roundClosed)? = closed.first, closed.count == 2
        else {
            Issue.record("\(closed)")
            return
        }
        #expect(self.state(of: "a", matching) == .waiting)
    }

    /// MAT-12: a nomination before its round opens is kept; facts about unknown references change nothing.
    @Test func earlyNominationsAreKeptAndUnknownReferencesIgnored() throws {
        var matching = Matching()
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        try matching.apply(.applicationSubmitted(applicationId: "a", profile: Fixture.profile()))
        #expect(try matching.day("2019-07-31") == [])
        try matching.apply(.policySet(Fixture.policy))
        try matching.apply(.roundOpened(Fixture.opening()))
        let day = Fixture.date("2019-07-31")
        for fact: MatchingFact in [
            .applicationChanged(applicationId: "x", change: CandidateChange(adults: 2)),
            .applicationWithdrawn(applicationId: "x", reason: "moved", date: day),
            .dwellingWithdrawn(dwellingId: "x", reason: "sold"), .roundClosed(roundId: "x"),
            .tenancyStarted(tenancyId: "t", dwellingId: "x", applicationId: "y", date: day),
        ] {
            #expect(try matching.apply(fact) == [])
        }
        #expect(try matching.day("2019-08-01").count == 1)
    }

    @Test func aChangedProfileCountsFromTheNextSolve() throws {
        var (matching, _) = try self.presented(candidates: ["a"], dwellings: [])
        try matching.apply(.applicationChanged(applicationId: "a", change: CandidateChange(maximumRent: Cents(100_00))))
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        #expect(try matching.day("2019-08-02") == [])
        try matching.apply(.applicationChanged(applicationId: "a", change: CandidateChange(maximumRent: Cents(700_00))))
        #expect(try matching.day("2019-08-03").count == 1)
    }

    @Test func aDayOutOfOrderIsADefectAndChangesNothing() throws {
        var (matching, _) = try self.presented()
        let before = matching.written
        #expect(throws: MatchingFault.self) { try matching.apply(.dayStarted(Fixture.date("2019-08-01"))) }
        #expect(matching.state.currentDay == Fixture.date("2019-08-01"))
        #expect(matching.written == before)
    }
}
