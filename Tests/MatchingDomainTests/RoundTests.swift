import MatchingDomain
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(5)))
struct RoundTests {
    private func quotas(_ outcomes: [MatchingOutcome]) -> [QuotaAnnouncement] {
        outcomes.compactMap { if case .quotaAnnounced(let quota) = $0 { quota } else { nil } }
    }

    private func size(_ corporation: String, _ dwellings: Int, _ asOf: String = "2018-01-01") -> MatchingFact {
        .corporationSized(
            CorporationSize(corporation: corporation, dwellings: dwellings, asOf: Fixture.date(asOf)))
    }

    /// MAT-1: quotas are pro rata to size, and are recomputed when a size changes while the round is open.
    @Test func quotasFollowTheSizesAlsoWhileARoundIsOpen() throws {
        var matching = Matching()
        try matching.apply(self.size("mitros", 18_000))
        try matching.apply(self.size("bo-ex", 9_000))
        let opened = self.quotas(try matching.apply(.roundOpened(Fixture.opening(dwellings: 10))))
        #expect(opened.map(\.corporation) == ["bo-ex", "mitros"])
        #expect(opened.map(\.quota) == [3, 7])
        #expect(opened.map(\.carriedOver) == [0, 0])
        let again = self.quotas(try matching.apply(self.size("portaal", 9_000)))
        #expect(again.map(\.quota) == [3, 5, 2])
        #expect(try matching.apply(self.size("portaal", 9_000)) == [])
        #expect(try matching.apply(self.size("portaal", 1, "2017-01-01")) == [])
    }

    /// A mistyped date would keep every later count out.
    @Test func aCorrectedSizeCountsFromItsOwnDay() throws {
        func said(_ id: String, _ dwellings: Int, _ asOf: String, correcting: String? = nil) -> MatchingFact {
            var size = CorporationSize(corporation: "mitros", dwellings: dwellings, asOf: Fixture.date(asOf))
            (size.eventRef, size.corrects) = (id, correcting)
            return .corporationSized(size)
        }
        var matching = Matching()
        try matching.apply(self.size("bo-ex", 10_000))
        try matching.apply(said("1", 5_000, "2018-01-01"))
        try matching.apply(said("2", 30_000, "2020-07-01"))
        let opened = self.quotas(try matching.apply(.roundOpened(Fixture.opening(dwellings: 10))))
        #expect(opened.map(\.quota) == [2, 8])
        // A count that another has replaced is not corrected.
        #expect(try matching.apply(said("3", 1, "2018-01-01", correcting: "1")) == [])
        let corrected = self.quotas(try matching.apply(said("4", 10_000, "2019-07-01", correcting: "2")))
        #expect(corrected.map(\.quota) == [5, 5])
        #expect(self.quotas(try matching.apply(said("5", 30_000, "2019-08-01"))).map(\.quota) == [2, 8])
    }

    /// MAT-9: the advice is sent with the quota; the plan names four districts with a small share and one with room to
    /// spare.
    @Test func theQuotaCarriesTheAdviceOnDistricts() throws {
        var matching = Matching()
        try matching.apply(self.size("mitros", 18_000))
        let quota = try #require(self.quotas(try matching.apply(.roundOpened(Fixture.opening()))).first)
        #expect(quota.advice.count == District.allCases.count)
        #expect(
            Set(quota.advice.filter { $0.kind == .prefer }.map(\.district)) == [.binnenstad, .noordoost, .oost, .west])
        #expect(quota.advice.filter { $0.kind == .sparingly }.map(\.district) == [.overvecht])
        #expect(quota.advice.first { $0.district == .leidscheRijn }?.shareOfCityStockPercent == nil)
    }

    /// MAT-1: a round's shortfall or lead is visible in the next one, apart from its own quota; it adds up over rounds.
    @Test func shortfallAndLeadCarryOver() throws {
        var matching = Matching()
        try matching.apply(self.size("mitros", 1_000))
        try matching.apply(self.size("bo-ex", 1_000))
        try matching.apply(.roundOpened(Fixture.opening(dwellings: 4)))
        for id in ["d1", "d2", "d3"] {
            try matching.apply(.dwellingNominated(Fixture.nomination(id, corporation: "bo-ex")))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination("d4")))
        try matching.apply(.dwellingWithdrawn(dwellingId: "d4", reason: "renovation"))
        try matching.apply(.roundClosed(roundId: "2019-Q3"))
        let next = self.quotas(try matching.apply(.roundOpened(Fixture.opening("2019-Q4", dwellings: 4))))
        #expect(next.map(\.quota) == [2, 2])
        #expect(next.map(\.carriedOver) == [-1, 2])
        try matching.apply(.roundClosed(roundId: "2019-Q4"))
        let third = self.quotas(try matching.apply(.roundOpened(Fixture.opening("2020-Q1", dwellings: 2))))
        #expect(third.map(\.carriedOver) == [1, 4])
    }

    @Test func aRoundThatClosesLateIsCarriedIntoTheOneAlreadyOpen() throws {
        var matching = Matching()
        try matching.apply(self.size("mitros", 1_000))
        try matching.apply(.roundOpened(Fixture.opening(dwellings: 4)))
        try matching.apply(.roundOpened(Fixture.opening("2019-Q4", dwellings: 4)))
        let closed = self.quotas(try matching.apply(.roundClosed(roundId: "2019-Q3")))
        #expect(closed.map(\.roundId) == ["2019-Q4"])
        #expect(closed.map(\.carriedOver) == [4])
    }

    @Test func openingOrClosingTwiceChangesNothing() throws {
        var matching = Matching()
        try matching.apply(self.size("mitros", 1_000))
        try matching.apply(.roundOpened(Fixture.opening()))
        #expect(try matching.apply(.roundOpened(Fixture.opening())) == [])
        try matching.apply(.roundClosed(roundId: "2019-Q3"))
        #expect(try matching.apply(.roundClosed(roundId: "2019-Q3")) == [])
        #expect(try matching.apply(.roundClosed(roundId: "2031-Q1")) == [])
    }

    /// A running round keeps the version in force at its opening; a version never changes.
    @Test func aRoundStaysOnItsPolicy() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        try matching.apply(
            .policySet(
                Policy(
                    version: "demo-2", validFrom: Fixture.date("2019-01-01"), candidatesPerDwelling: 1,
                    responseDays: 1, inflowSharePercent: 30, confirmation: .office)))
        for id in ["a", "b", "c"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        let made = try matching.day("2019-08-01")
        #expect(made.map(\.candidates.count) == [2])
        #expect(made.map(\.policyVersion) == ["demo-1"])
        #expect(made.map(\.respondBy) == [Fixture.date("2019-08-11")])
    }

    /// MAT-13: the funnel, per corporation and in total.
    @Test func theReportOfAClosedRoundAddsUp() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        for id in ["a", "b", "c", "d", "e", "f"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        for id in ["d1", "d2", "d3", "d4"] {
            let corporation = id == "d4" ? "bo-ex" : "mitros"
            try matching.apply(.dwellingNominated(Fixture.nomination(id, corporation: corporation)))
        }
        let first = try matching.day("2019-08-01")
        #expect(first.map(\.dwellingId) == ["d1", "d2", "d3", "d4"])
        _ = try matching.choose(first[0].candidates[0].applicationId, in: first[0])
        _ = try matching.decline(first[1], code: "support")
        try matching.apply(.dwellingWithdrawn(dwellingId: "d3", reason: "sold"))
        _ = try matching.day("2019-08-02")
        _ = try matching.day("2019-08-20")
        let closing = try matching.apply(.roundClosed(roundId: "2019-Q3"))
        let report = try #require(
            closing.compactMap { if case .roundReported(let report) = $0 { report } else { nil } }.first)
        #expect(report.corporations.map(\.corporation) == ["bo-ex", "mitros"])
        let mitros = report.corporations[1].funnel
        #expect(mitros.nominated == 3 && mitros.withdrawn == 1 && mitros.placed == 1 && mitros.unused == 1)
        #expect(mitros.chosen == 1 && mitros.declined == 1 && mitros.expired == 1)
        #expect(mitros.presentations == 5 && mitros.refilled == 2 && mitros.dwellingsPresented == 3)
        #expect(mitros.declineReasons.map(\.code) == ["support"])
        #expect(report.total.nominated == 4)
        #expect(
            report.total.candidatesPresented
                == matching.written.presentations.reduce(0) { $0 + $1.candidates.count })
        #expect(
            report.total.placed + report.total.unused + report.total.withdrawn == report.total.nominated)
    }

    /// MAT-1: a corporation that nominated more or less than its quota sees it at once.
    @Test func aDeviationFromTheQuotaShowsAtOnce() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        func nominated() -> Int? { matching.written.quotas.first { $0.corporation == "mitros" }?.nominated }
        #expect(nominated() == 0)
        try matching.apply(.dwellingNominated(Fixture.nomination("d1")))
        try matching.apply(.dwellingNominated(Fixture.nomination("d2")))
        #expect(nominated() == 2)
        try matching.apply(.dwellingWithdrawn(dwellingId: "d1", reason: "damage"))
        #expect(nominated() == 1)
    }
}
