import MonitoringDomain
import Testing
import Vocabulary

/// REG-13: every letting counts once, in its own row. `LettingsReportedTwiceTests` begins with partners' events.
@Suite(.timeLimit(.minutes(10)))
struct CountedOnceTests {
    private let application = MonitoringFact.applicationSubmitted(
        applicationId: "a1", institution: "lister", group: .youngAdult, route: .outflow,
        waitingSince: day("2019-01-01"))
    private let placement = MonitoringFact.placementConfirmed(
        placementId: "p1", roundId: "r1", dwellingId: "d1", applicationId: "a1", institution: "lister",
        group: .youngAdult, on: day("2019-08-10"), waitingSince: day("2019-01-01"))

    private func tenancy(
        _ id: String, dwelling: String = "d1", application: String? = "a1", group: TargetGroup? = nil,
        on: String = "2019-09-01", independent: Bool = true
    ) -> MonitoringFact {
        .tenancyStarted(
            tenancyId: id, dwellingId: dwelling, corporation: "mitros", applicationId: application, group: group,
            startedOn: day(on),
            independent: independent)
    }

    private func realised(_ facts: [MonitoringFact], _ row: TargetGroup = .moBw) -> Int {
        MonitoringState(facts).value(.targetRealised, "2019", .group(row))?.numerator ?? 0
    }

    @Test func placementAloneIsNoLetting() {
        #expect(self.realised([self.application, self.placement]) == 0)
    }

    @Test func placementAndTenancyAreOneLetting() {
        #expect(self.realised([self.application, self.placement, self.tenancy("t1")]) == 1)
        // The tenancy may arrive first, without group or applicant.
        #expect(self.realised([self.tenancy("t1", application: nil), self.placement]) == 1)
    }

    @Test func theSameTenancyTwiceIsOneLetting() {
        #expect(self.realised([self.application, self.tenancy("t1"), self.tenancy("t1")]) == 1)
        // Two people share a dwelling, or the tenancy is sent again under another id.
        #expect(self.realised([self.application, self.tenancy("t1"), self.tenancy("t2")]) == 1)
    }

    @Test func theSameDwellingLaterIsAnotherLetting() {
        #expect(self.realised([self.application, self.tenancy("t1"), self.tenancy("t2", on: "2019-12-01")]) == 2)
    }

    @Test func allocationAndItsTenancyAreOneLetting() {
        func allocation(dwelling: String?, application: String?) -> MonitoringFact {
            .allocationRecorded(
                allocationId: "x1", group: .womensShelter, allocatedOn: day("2019-06-20"), dwellingId: dwelling,
                applicationId: application)
        }
        #expect(self.realised([allocation(dwelling: "d1", application: nil), self.tenancy("t1", group: .wlz)]) == 1)
        let named = allocation(dwelling: nil, application: "a1")
        #expect(self.realised([self.application, named, self.tenancy("t1")]) == 1)
        // Another dwelling, or another group when nothing else is known, is another letting.
        let outside = self.tenancy("t1", group: .womensShelter)
        #expect(self.realised([allocation(dwelling: "d9", application: nil), outside]) == 2)
        #expect(self.realised([allocation(dwelling: nil, application: nil), self.tenancy("t1", group: .moBw)]) == 2)
        #expect(self.realised([allocation(dwelling: nil, application: nil), outside]) == 1)
        #expect(self.realised([self.placement, allocation(dwelling: nil, application: nil), outside]) == 2)
    }

    @Test func roomsAndRegularTenanciesDoNotCount() {
        #expect(self.realised([self.application, self.tenancy("t1", independent: false)]) == 0)
        let regular = MonitoringState([self.tenancy("t1", application: nil)])
        #expect(regular.value(.lettingsTotal, "2019") == nil)
    }

    @Test func subGroupsCountWithinMoBw() {
        for group in [TargetGroup.moBw, .womensShelter, .youngAdult, .couchHopper, .teenageMother] {
            #expect(self.realised([self.tenancy("t1", application: nil, group: group)]) == 1)
        }
        #expect(self.realised([self.tenancy("t1", application: nil, group: .cityDeal)], .cityDeal) == 1)
        #expect(self.realised([self.tenancy("t1", application: nil, group: .cityDeal)]) == 0)
    }

    @Test(arguments: [TargetGroup.exDetainee, .wlz, .forensic])
    func someCountInMoBwOnlyThroughAnInstitution(_ group: TargetGroup) {
        let received = MonitoringFact.applicationSubmitted(
            applicationId: "a1", institution: "exodus", group: group, route: .outflow,
            waitingSince: day("2019-01-01"))
        #expect(self.realised([received, self.tenancy("t1")]) == 1)
        let alone = self.tenancy("t1", application: nil, group: group)
        #expect(self.realised([alone]) == 0)
        #expect(self.realised([alone], .otherUrgent) == 1)
    }

    @Test func aCountCoversTheSingleLettingsOfItsScope() {
        let nominated = MonitoringFact.dwellingNominated(
            dwellingId: "d1", roundId: "r1", corporation: "mitros", district: nil)
        func count(_ corporation: String?, _ group: TargetGroup) -> MonitoringFact {
            .lettingsCounted(
                countId: "c", period: .quarter(quarter("2019-Q3")), corporation: corporation, regular: 0,
                priority: [PriorityLettings(group: group, dwellings: 4)])
        }
        let single = [self.application, nominated, self.tenancy("t1")]
        #expect(self.realised(single + [count("mitros", .moBw)]) == 4)
        #expect(self.realised(single + [count(nil, .moBw)]) == 4)
        #expect(self.realised(single + [count("bo-ex", .moBw)]) == 5)
        #expect(self.realised(single + [count("mitros", .statusHolder)]) == 1)
    }

    @Test func realisedAddsAllocationsTenanciesAndCounts() throws {
        let state = MonitoringState(
            [
                self.application, self.placement, self.tenancy("t1"),
                .allocationRecorded(
                    allocationId: "x1", group: .statusHolder, corporation: "mitros",
                    district: .overvecht, allocatedOn: day("2019-02-01"), waitingSince: day("2018-12-01")),
                .lettingsCounted(
                    countId: "c", period: .quarter(quarter("2019-Q3")), corporation: "mitros", regular: 6,
                    priority: []),
            ] + historyFacts())
        let share = try #require(state.value(.lettingsPriorityShare, "2019"))
        #expect(share.numerator == 2)
        #expect(share.denominator == 8)
        #expect(state.value(.targetShare, "2019", .group(.moBw))?.dutchText == "0,3%")
        #expect(state.value(.targetRemaining, "2019", .group(.moBw))?.numerator == 384)
        #expect(state.value(.targetRealised, "2019-Q1", .group(.statusHolder))?.numerator == 1)
    }
}
