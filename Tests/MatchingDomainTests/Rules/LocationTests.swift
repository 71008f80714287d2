import MatchingDomain
import Testing
import Vocabulary

/// Locks and caps (MAT-9, MAT-10), lifted by exceptions for a named pair.
@Suite(.timeLimit(.minutes(5)))
struct LocationTests {
    private func opened(_ change: (inout Policy) -> Void = { _ in }) throws -> Matching {
        var policy = Fixture.policy
        change(&policy)
        var matching = Matching()
        try Fixture.openRound(&matching, policy: policy)
        for id in ["a", "b", "c"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        return matching
    }

    @Test func aLockHoldsUntilItsLastDayOrItsRelease() throws {
        var matching = try self.opened()
        try matching.apply(.dwellingNominated(Fixture.nomination { $0.entrance = "e1" }))
        try matching.apply(
            .locationLocked(
                LocationLock(
                    id: "l1", level: .entrance, locationId: "e1", reason: "nuisance",
                    lockedOn: Fixture.date("2019-08-01"), lockedUntil: Fixture.date("2019-08-02"))))
        #expect(try matching.day("2019-08-01") == [])
        #expect(try matching.day("2019-08-02") == [])
        #expect(try matching.day("2019-08-03").count == 1)
        try matching.apply(.dwellingNominated(Fixture.nomination("d2") { $0.street = "s1" }))
        try matching.apply(
            .locationLocked(
                LocationLock(
                    id: "l2", level: .street, locationId: "s1", reason: "balance",
                    lockedOn: Fixture.date("2019-08-04"), lockedUntil: nil)))
        #expect(try matching.day("2019-08-04") == [])
        try matching.apply(.locationReleased(lockId: "l2", date: Fixture.date("2019-08-05")))
        #expect(try matching.day("2019-08-05").map(\.dwellingId) == ["d2"])
    }

    /// 15 % of twenty units is three; a withdrawn dwelling makes room for the next.
    @Test func aComplexTakesItsShareAndNoMore() throws {
        var matching = try self.opened { $0.complexCapPercent = 15 }
        for index in 1...5 {
            try matching.apply(
                .dwellingNominated(
                    Fixture.nomination("d\(index)") {
                        $0.complex = "x"
                        $0.complexUnits = 20
                    }))
        }
        #expect(try matching.day("2019-08-01").map(\.dwellingId) == ["d1", "d2", "d3"])
        try matching.apply(.dwellingWithdrawn(dwellingId: "d2", reason: "damage"))
        #expect(try matching.day("2019-08-02").map(\.dwellingId) == ["d4"])
        // For one named pair an exception lifts the cap, and the report counts it.
        for index in 0..<2 {
            try matching.apply(.applicationSubmitted(applicationId: "e\(index)", profile: Fixture.profile()))
        }
        try matching.apply(
            .exceptionGranted(
                GrantedException(
                    id: "x", applicationId: "e1", dwellingId: "d5", rule: .spread, reasons: ["informal-care"],
                    grantedOn: Fixture.date("2019-08-02"))))
        let made = try matching.day("2019-08-03")
        #expect(made.map(\.dwellingId) == ["d5"])
        #expect(made.first?.candidates.map(\.applicationId) == ["e1"])
        guard case .roundReported(let report)? = try matching.apply(.roundClosed(roundId: "2019-Q3")).last else {
            return
        }
        #expect(report.fairness?.exceptions == [ReasonCount(code: "spread", count: 1)])
    }

    /// Placements under an earlier policy count too, and the cap binds the corporations that agreed to it.
    @Test func aCapCountsPlacementsUnderEarlierPolicies() throws {
        var matching = try self.opened()
        func unit(_ id: String, _ round: String, _ corporation: String = "mitros", units: Int? = 20)
            -> DwellingNomination
        {
            Fixture.nomination(id, round: round, corporation: corporation) {
                $0.complex = "x"
                $0.complexUnits = units
            }
        }
        for index in 1...3 { try matching.apply(.dwellingNominated(unit("d\(index)", "2019-Q3", units: nil))) }
        #expect(try matching.day("2019-08-01").count == 3)
        var second = Policy(
            version: "demo-2", validFrom: Fixture.date("2019-10-01"), candidatesPerDwelling: 2, responseDays: 90,
            inflowSharePercent: 20, confirmation: .automatic, complexCapPercent: 15)
        second.complexCapCorporations = ["mitros"]
        try matching.apply(.policySet(second))
        try matching.apply(.roundOpened(Fixture.opening("2019-Q4")))
        for id in ["e", "f", "g"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        for presentation in matching.written.presentations where presentation.state == .live {
            _ = try matching.choose(presentation.candidates[0].applicationId, in: presentation)
        }
        try matching.apply(.dwellingNominated(unit("d4", "2019-Q4")))
        try matching.apply(.dwellingNominated(unit("d5", "2019-Q4", "bo-ex")))
        #expect(try matching.day("2019-10-01").map(\.dwellingId) == ["d5"])
    }

    @Test func anEntranceTakesAtMostItsCap() throws {
        var matching = try self.opened { $0.entranceCap = 1 }
        for index in 1...2 {
            try matching.apply(.dwellingNominated(Fixture.nomination("d\(index)") { $0.entrance = "e" }))
        }
        #expect(try matching.day("2019-08-01").map(\.dwellingId) == ["d1"])
    }
}
