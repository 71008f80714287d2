import MatchingDomain
import Testing
import Vocabulary

/// A small round worked out by hand, from nominations to the report.
@Suite(.timeLimit(.minutes(5)))
struct GoldenRoundTests {
    @Test func aSmallRoundAgreesWithAComputationByHand() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        // Three clients over the norm on 1 August (waiting since before 1 May), two within it.
        let clients: [(String, String, TargetGroup, String, Int)] = [
            ("anna", "lister", .moBw, "2019-01-01", 700_00), ("bart", "tussenvoorziening", .moBw, "2019-03-01", 700_00),
            ("carl", "lister", .wlz, "2018-01-01", 500_00), ("dora", "tussenvoorziening", .moBw, "2019-06-01", 700_00),
            ("emil", "lister", .moBw, "2019-07-01", 500_00),
        ]
        for (id, institution, group, since, rent) in clients {
            try matching.apply(
                .applicationSubmitted(
                    applicationId: id,
                    profile: Fixture.profile(
                        institution: institution, group: group, maximumRent: rent, waitingSince: since)))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination("cheap", rent: 450_00)))
        try matching.apply(.dwellingNominated(Fixture.nomination("dear", rent: 650_00)))

        // Four places, five clients. All three over the norm fit; of the others dora has waited longest. "cheap" suits
        // every client, "dear" not carl. Anna, first by id, gets "cheap", the first dwelling; carl can only have
        // "cheap".
        let outcomes = try matching.apply(.dayStarted(Fixture.date("2019-08-01")))
        guard case .solveCertified(let record)? = outcomes.first else {
            Issue.record("no certificate: \(outcomes)")
            return
        }
        #expect(record.openCandidates == 5 && record.openDwellings == 2 && record.places == 4)
        #expect(record.eligiblePairs == 8)
        // The single Wlz client has waited longer than the others on average: weight 2, the MO/BW group 1.
        #expect(record.groupOrder == [.wlz, .moBw])
        let days: Int64 = 212 + 153 + 577 + 61
        // No institution has a share, so levels 4 and 5 are each two squares of two, doubled; no wish or need is met.
        #expect(record.values.dropLast().map(\.value) == [2, 4, 16, 16, 4, days, 0])
        let made = outcomes.compactMap { if case .presentationMade(let made) = $0 { made } else { nil } }
        #expect(made.map(\.dwellingId) == ["cheap", "dear"])
        #expect(made.map { $0.candidates.map(\.applicationId) } == [["carl", "anna"], ["bart", "dora"]])

        // Mitros chooses carl; anna is released. It declines bart and dora; the next day only anna can be presented for
        // "dear": emil cannot pay it.
        _ = try matching.choose("carl", in: made[0])
        _ = try matching.decline(made[1], code: "support")
        let refill = try matching.day("2019-08-02")
        #expect(refill.map { $0.candidates.map(\.applicationId) } == [["anna"]])
        _ = try matching.choose("anna", in: refill[0])

        let closing = try matching.apply(.roundClosed(roundId: "2019-Q3"))
        guard case .roundReported(let report)? = closing.last else {
            Issue.record("no report: \(closing)")
            return
        }
        #expect(report.total.nominated == 2 && report.total.placed == 2 && report.total.unused == 0)
        #expect(report.total.candidatesPresented == 5 && report.total.refilled == 1)
        #expect(report.total.declineReasons == [ReasonCount(code: "support", count: 2)])
        #expect(matching.written.placements.map(\.applicationId) == ["carl", "anna"])
    }
}
