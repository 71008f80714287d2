import MatchingDomain
import Testing
import Vocabulary

/// Changes to people and dwellings between a presentation, the choice and the tenancy.
@Suite(.timeLimit(.minutes(5)))
struct LateChangeTests {
    /// A, B and C wait, A the longest; A is chosen for `d1` on 1 August.
    private func placed(_ change: (inout DwellingNomination) -> Void = { _ in }) throws -> Matching {
        var matching = try self.presented(change)
        _ = try matching.choose("a", in: try #require(matching.written.presentations.first))
        #expect(self.state("a", matching) == .placed)
        return matching
    }

    private func presented(_ change: (inout DwellingNomination) -> Void = { _ in }) throws -> Matching {
        var matching = Matching()
        try Fixture.openRound(&matching)
        try Fixture.submitThree(to: &matching)
        try matching.apply(.dwellingNominated(Fixture.nomination(change: change)))
        #expect(try matching.day("2019-08-01").count == 1)
        return matching
    }

    private func state(_ id: String, _ matching: Matching) -> Candidate.State? {
        matching.written.candidates.first { $0.id == id }?.state
    }

    private func dwelling(_ matching: Matching) -> Dwelling.State? { matching.written.dwellings.first?.state }

    private func cancellation(_ outcomes: [MatchingOutcome]) -> Placement.Cancellation? {
        for case .placementCancelled(let placement) in outcomes { return placement.cancelledWhy }
        return nil
    }

    private func tenancy(of applicationId: String?) -> MatchingFact {
        .tenancyStarted(
            tenancyId: "t", dwellingId: "d1", applicationId: applicationId, date: Fixture.date("2019-08-10"))
    }

    @Test func aChosenClientWhoWithdrawsLeavesTheDwelling() throws {
        var matching = try self.placed()
        let outcomes = try matching.apply(
            .applicationWithdrawn(applicationId: "a", reason: "moved", date: Fixture.date("2019-08-01")))
        #expect(self.cancellation(outcomes) == .clientWithdrawn)
        #expect(self.state("a", matching) == .withdrawn && self.dwelling(matching) == .nominated)
        let refill = try matching.day("2019-08-03").flatMap(\.candidates).map(\.applicationId)
        #expect(refill == ["c"] || refill == ["b", "c"])
        // A tenant keeps the placement.
        var tenant = try self.placed()
        try tenant.apply(self.tenancy(of: "a"))
        #expect(
            try tenant.apply(
                .applicationWithdrawn(applicationId: "a", reason: "moved", date: Fixture.date("2019-09-01"))) == [])
        #expect(self.state("a", tenant) == .placed)
    }

    @Test func aChosenDwellingThatIsTakenBackFreesTheClient() throws {
        var matching = try self.placed()
        let outcomes = try matching.apply(.dwellingWithdrawn(dwellingId: "d1", reason: "damage"))
        #expect(self.cancellation(outcomes) == .dwellingWithdrawn)
        #expect(self.state("a", matching) == .waiting && self.dwelling(matching) == .withdrawn)
        // This does not use up the single offer.
        try matching.apply(.dwellingNominated(Fixture.nomination("d2")))
        #expect(try matching.day("2019-08-02").first?.candidates.first?.applicationId == "a")
    }

    /// The pause is remembered: if the placement is cancelled, the client is still paused.
    @Test func aChosenClientWhoPausesKeepsTheDwelling() throws {
        var matching = try self.placed()
        let live = try #require(matching.written.presentations.first)
        #expect(
            try matching.apply(.applicationPaused(applicationId: "a", date: Fixture.date("2019-08-01"))) == [])
        #expect(self.state("a", matching) == .placed)
        try matching.apply(
            .offerRefused(eventRef: "e", presentationId: live.id, applicationId: "a", reason: "HUU"))
        #expect(self.state("a", matching) == .paused)
        try matching.apply(.applicationResumed(applicationId: "a", date: Fixture.date("2019-08-11")))
        #expect(self.state("a", matching) == .paused, "told ahead")
        _ = try matching.day("2019-08-11")
        let back = try #require(matching.written.candidates.first { $0.id == "a" })
        #expect(back.state != .paused && back.profile.waitingSince == Fixture.date("2019-06-11"))
    }

    @Test func aDwellingLetToAnotherTenantFreesTheChosenCandidate() throws {
        var matching = try self.placed()
        #expect(self.cancellation(try matching.apply(self.tenancy(of: "b"))) == .letToAnother)
        #expect(self.state("a", matching) == .waiting && self.state("b", matching) == .housed)
        #expect(self.dwelling(matching) == .rented)
        #expect(try matching.day("2019-08-11") == [])
    }

    /// Without a reported choice, a tenancy of a presented client is the choice, and counts as one.
    @Test func aTenancyOfAPresentedCandidateIsAChoice() throws {
        var matching = try self.presented()
        let outcomes = try matching.apply(self.tenancy(of: "b"))
        guard case .presentationEnded(_, why: .chosen)? = outcomes.first,
            case .placementConfirmed(let placement)? = outcomes.last
        else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(placement.applicationId == "b" && matching.written.placements.first?.tenancyId == "t")
        #expect(self.state("a", matching) == .waiting && self.state("b", matching) == .placed)
    }

    /// A client who was chosen for one dwelling and rents another leaves the first.
    @Test func aClientWhoRentsElsewhereLeavesTheDwelling() throws {
        var matching = try self.placed()
        let outcomes = try matching.apply(
            .tenancyStarted(
                tenancyId: "t9", dwellingId: "outside", applicationId: "a", date: Fixture.date("2019-08-10")))
        #expect(self.cancellation(outcomes) == .clientHoused)
        #expect(self.state("a", matching) == .housed && self.dwelling(matching) == .nominated)
    }

    /// The institution closes the application a day before the corporation reports the tenancy: the placement holds.
    @Test func aTenancyAfterAnEarlyWithdrawalRestoresThePlacement() throws {
        var matching = try self.placed()
        try matching.apply(
            .applicationWithdrawn(applicationId: "a", reason: "found-elsewhere", date: Fixture.date("2019-08-09")))
        #expect(try matching.day("2019-08-10").count == 1)
        let outcomes = try matching.apply(self.tenancy(of: "a"))
        guard case .presentationEnded(_, why: .dwellingLet)? = outcomes.first,
            case .placementConfirmed(let placement)? = outcomes.last
        else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(placement.cancelledOn == nil && matching.written.placements.map(\.tenancyId) == ["t"])
        #expect(self.state("a", matching) == .placed && self.dwelling(matching) == .placed)
        #expect(self.state("b", matching) == .waiting)
        #expect(try matching.day("2019-08-11") == [])
    }

    /// A correction replaces everything; a let dwelling stays let.
    @Test func aCorrectionOfADwellingTakesEffect() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        try matching.apply(.applicationSubmitted(applicationId: "a", profile: Fixture.profile(maximumRent: 600_00)))
        try matching.apply(.dwellingNominated(Fixture.nomination(rent: 900_00)))
        #expect(try matching.day("2019-08-01") == [])
        try matching.apply(.dwellingNominated(Fixture.nomination(rent: 600_00)))
        #expect(try matching.day("2019-08-02").count == 1)
        try matching.apply(self.tenancy(of: nil))
        try matching.apply(.dwellingNominated(Fixture.nomination(rent: 500_00)))
        #expect(self.dwelling(matching) == .rented)
        #expect(try matching.day("2019-08-03") == [])
    }

    @Test func aCorrectionOfARoundAnnouncesItsQuotasAgain() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        let outcomes = try matching.apply(.roundOpened(Fixture.opening(dwellings: 90)))
        guard case .quotaAnnounced(let quota)? = outcomes.first else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(quota.quota == 90 && matching.written.rounds.first?.dwellings == 90)
        #expect(try matching.apply(.roundOpened(Fixture.opening(dwellings: 90))) == [])
    }

    /// Two rounds of one quarter, each with its own shortfall: the next quarter carries both, once.
    @Test func everyRoundsShortfallIsCarriedOnce() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        let second = RoundOpening(
            roundId: "2019-Q3-extra", quarter: Fixture.quarter("2019-Q3"), opensOn: Fixture.date("2019-08-01"),
            closesOn: Fixture.date("2019-09-30"), dwellings: 7, office: "vierde-huis")
        try matching.apply(.roundOpened(second))
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        try matching.apply(.roundClosed(roundId: "2019-Q3"))
        try matching.apply(.roundClosed(roundId: "2019-Q3-extra"))
        func carried(_ outcomes: [MatchingOutcome]) -> Int? {
            if case .quotaAnnounced(let quota)? = outcomes.first { return quota.carriedOver }
            return nil
        }
        // Nine of ten and seven of seven are missing.
        #expect(carried(try matching.apply(.roundOpened(Fixture.opening("2019-Q4")))) == 16)
        try matching.apply(.roundClosed(roundId: "2019-Q4"))
        #expect(carried(try matching.apply(.roundOpened(Fixture.opening("2020-Q1")))) == 26)
    }

    // MARK: A tenancy that is reported again

    private func tenancy(in dwellingId: String, of applicationId: String?, from day: String = "2019-08-10")
        -> MatchingFact
    {
        .tenancyStarted(
            tenancyId: "t", dwellingId: dwellingId, applicationId: applicationId, date: Fixture.date(day),
            isCorrection: true)
    }

    /// B was named by mistake: B is waiting again, and A, who was chosen, lives there.
    @Test(arguments: [true, false])
    func theWrongTenantWaitsAgain(restarts: Bool) throws {
        var matching = try self.placed()
        #expect(self.cancellation(try matching.apply(self.tenancy(in: "d1", of: "b"))) == .letToAnother)
        #expect(self.state("a", matching) == .waiting && self.state("b", matching) == .housed)
        if restarts { try matching.restart() }
        try matching.apply(self.tenancy(in: "d1", of: "a"))
        #expect(self.state("a", matching) == .placed && self.state("b", matching) == .waiting)
        let placement = try #require(matching.written.placements.first)
        #expect(placement.cancelledOn == nil && placement.tenancyId == "t")
        #expect(placement.tenancyStartedOn == Fixture.date("2019-08-10"))
    }

    /// The wrong dwelling becomes free again, and the placement in the right one holds.
    @Test func theWrongDwellingIsFreeAgain() throws {
        var matching = try self.placed()
        try matching.apply(.dwellingNominated(Fixture.nomination("d2")))
        #expect(self.cancellation(try matching.apply(self.tenancy(in: "d2", of: "a"))) == .clientHoused)
        func dwelling(_ id: String) -> Dwelling? { matching.written.dwellings.first { $0.id == id } }
        #expect(dwelling("d2")?.state == .rented && self.state("a", matching) == .housed)
        try matching.apply(self.tenancy(in: "d1", of: "a"))
        #expect(dwelling("d2")?.state == .nominated && dwelling("d2")?.tenancyId == nil)
        #expect(dwelling("d1")?.state == .placed && self.state("a", matching) == .placed)
        #expect(matching.written.placements.map(\.cancelledOn) == [nil])
    }

    /// The tenancy was attached to this placement by mistake: its correction cancels the placement.
    @Test func theWrongPlacementWaitsForItsTenancy() throws {
        var matching = try self.placed()
        try matching.apply(self.tenancy(in: "d1", of: "a"))
        try matching.apply(self.tenancy(in: "d1", of: "b"))
        #expect(self.state("a", matching) == .waiting && self.state("b", matching) == .housed)
        #expect(matching.written.placements.first?.cancelledWhy == .letToAnother)
    }

    @Test func anotherStartOfTheSameTenancyUpdatesThePlacement() throws {
        var matching = try self.placed()
        try matching.apply(self.tenancy(in: "d1", of: "a"))
        #expect(try matching.apply(self.tenancy(in: "d1", of: "a", from: "2019-08-12")) == [])
        #expect(matching.written.placements.first?.tenancyStartedOn == Fixture.date("2019-08-12"))
        #expect(self.state("a", matching) == .placed)
    }

    /// No dwelling with that id was nominated: the client did not move after all.
    @Test func aTenancyInAnUnknownDwellingIsCorrected() throws {
        var matching = try self.placed()
        #expect(self.cancellation(try matching.apply(self.tenancy(in: "typing-error", of: "a"))) == .clientHoused)
        try matching.apply(self.tenancy(in: "d1", of: "a"))
        #expect(self.state("a", matching) == .placed && self.dwelling(matching) == .placed)
        #expect(matching.written.placements.map(\.tenancyId) == ["t"])
    }

    /// Events about a client meanwhile take effect when the tenancy turns out to be another client's.
    @Test func aClientWhoWithdrewOrPausedIsNotPresented() throws {
        var matching = try self.presented()
        try matching.apply(self.tenancy(in: "d1", of: "b"))
        try matching.apply(
            .applicationWithdrawn(applicationId: "b", reason: "moved", date: Fixture.date("2019-08-01")))
        #expect(self.state("b", matching) == .placed)
        try matching.apply(self.tenancy(in: "d1", of: "c"))
        #expect(self.state("b", matching) == .withdrawn && self.state("c", matching) == .housed)
        try matching.apply(.applicationPaused(applicationId: "c", date: Fixture.date("2019-08-01")))
        try matching.apply(self.tenancy(in: "d1", of: "a"))
        #expect(self.state("c", matching) == .paused && self.state("a", matching) == .housed)
    }

    /// Another tenancy holds the dwelling: correcting the one that named it by mistake does not free it.
    @Test func aDwellingThatIsLetStaysLet() throws {
        var matching = try self.placed()
        try matching.apply(.dwellingNominated(Fixture.nomination("d2")))
        try matching.apply(
            .tenancyStarted(
                tenancyId: "other", dwellingId: "d2", applicationId: nil, date: Fixture.date("2019-08-09")))
        try matching.apply(self.tenancy(in: "d2", of: "a"))
        try matching.apply(self.tenancy(in: "d1", of: "a"))
        let other = try #require(matching.written.dwellings.first { $0.id == "d2" })
        #expect(other.state == .rented && other.tenancyId == "other")
        #expect(self.state("a", matching) == .placed)
    }

    @Test func theSameTenancyAgainChangesNothing() throws {
        var matching = try self.presented()
        try matching.apply(self.tenancy(in: "d1", of: "b"))
        let before = matching.written
        #expect(try matching.apply(self.tenancy(in: "d1", of: "b")) == [])
        #expect(matching.written.candidates == before.candidates && matching.written.dwellings == before.dwellings)
    }
}
