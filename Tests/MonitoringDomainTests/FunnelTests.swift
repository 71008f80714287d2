import MonitoringDomain
import Testing
import Vocabulary

/// MAT-13.
@Suite(.timeLimit(.minutes(10)))
struct FunnelTests {
    private func presentation(
        _ id: String, _ dwelling: String, candidates: Int, corporation: String = "mitros", round: String = "r3"
    ) -> MonitoringFact {
        .presentationMade(
            presentationId: id, roundId: round, dwellingId: dwelling, corporation: corporation,
            applicationIds: (0..<candidates).map { "a\($0)" }, madeOn: day("2019-08-05"))
    }

    private var facts: [MonitoringFact] {
        [
            .corporationSized(corporation: "ssh", dwellings: 900),
            .roundOpened(
                roundId: "r3", quarter: quarter("2019-Q3"), opensOn: day("2019-08-01"), closesOn: day("2019-09-30"),
                dwellings: 96),
            .quotaAnnounced(roundId: "r3", corporation: "mitros", quota: 3, carriedOver: 1),
            .quotaAnnounced(roundId: "r3", corporation: "bo-ex", quota: 1, carriedOver: 0),
            .dwellingNominated(dwellingId: "d1", roundId: "r3", corporation: "mitros", district: .west),
            .dwellingNominated(dwellingId: "d2", roundId: "r3", corporation: "mitros", district: .zuid),
            .dwellingNominated(dwellingId: "d3", roundId: "r3", corporation: "bo-ex", district: nil),
            .dwellingAvailabilityChanged([DwellingAvailability(id: "d2", isWithdrawn: true)]),
            self.presentation("v1", "d1", candidates: 3), self.presentation("v2", "d2", candidates: 2),
            self.presentation("v3", "d3", candidates: 1, corporation: "bo-ex"),
            .presentationEnded(
                presentationId: "v1", why: .declined,
                declined: [ReasonCount(reason: "support", count: 2), ReasonCount(reason: "rent", count: 1)]),
            .presentationEnded(presentationId: "v2", why: .withdrawn, declined: []),
            .presentationEnded(presentationId: "v3", why: .expired, declined: []),
            self.presentation("v4", "d1", candidates: 3),
            .presentationEnded(presentationId: "v4", why: .chosen, declined: []),
            .placementConfirmed(
                placementId: "p", roundId: "r3", dwellingId: "d1", applicationId: "a1", institution: "lister",
                group: .moBw, on: day("2019-08-20"), waitingSince: day("2019-01-01")),
        ]
    }

    @Test(arguments: ["round:r3", "2019-Q3", "2019"])
    func everyStepIsCounted(period: String) {
        let state = MonitoringState(self.facts)
        let mitros = IndicatorDimension.corporation("mitros")
        let expected: [(IndicatorID, Int)] = [
            (.funnelQuota, 3), (.funnelCarriedOver, 1), (.funnelNominated, 2), (.funnelWithdrawn, 1),
            (.funnelPresentedDwellings, 2), (.funnelPresentedCandidates, 8), (.funnelChosen, 1), (.funnelDeclined, 1),
            (.funnelExpired, 0), (.funnelRefilled, 1), (.funnelPlaced, 1),
        ]
        for (id, number) in expected {
            #expect(state.value(id, period, mitros)?.numerator == number, "\(id)")
        }
        #expect(state.text(.funnelBottleneckShare, period, mitros) == "50,0%")
        #expect(state.value(.funnelQuota, period)?.numerator == 4)
        #expect(state.value(.funnelExpired, period)?.numerator == 1)
        #expect(state.value(.funnelDeclinedReason, period, .reason("support"))?.numerator == 2)
        #expect(state.value(.funnelDeclinedReason, period, .reason("rent", corporation: "mitros"))?.numerator == 1)
        // A corporation without nominations shows as zero, not as absent.
        #expect(state.value(.funnelNominated, period, .corporation("ssh"))?.numerator == 0)
    }

    @Test func anUnknownRoundBelongsToNoQuarter() {
        let state = MonitoringState([self.presentation("v1", "d1", candidates: 2, round: "r9")])
        #expect(state.value(.funnelPresentedCandidates, "round:r9")?.numerator == 2)
        #expect(state.value(.funnelPresentedCandidates, "2019-Q3") == nil)
    }
}
