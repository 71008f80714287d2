import Testing
import Vocabulary

@testable import MonitoringDomain

/// MON-2.
@Suite(.timeLimit(.minutes(10)))
struct WaitingTests {
    private func application(_ id: String, since: String, group: TargetGroup = .moBw) -> MonitoringFact {
        .applicationSubmitted(
            applicationId: id, institution: "lister", group: group, route: .outflow, waitingSince: day(since))
    }

    private func placement(_ id: String, on: String, since: String, group: TargetGroup = .moBw) -> MonitoringFact {
        .placementConfirmed(
            placementId: "p-\(id)", roundId: "r", dwellingId: "d-\(id)", applicationId: id, institution: "lister",
            group: group, on: day(on), waitingSince: day(since))
    }

    @Test func meanAndMedianOfNoneOneAndMany() {
        #expect(WaitingStatistics.mean([]) == (0, 0))
        #expect(WaitingStatistics.median([]) == (0, 0))
        #expect(WaitingStatistics.mean([7]) == (7, 1))
        #expect(WaitingStatistics.median([7]) == (7, 1))
        #expect(WaitingStatistics.median([9, 1, 4]) == (4, 1))
        #expect(WaitingStatistics.median([9, 1, 4, 5]) == (9, 2))
        #expect(WaitingStatistics.mean([9, 1, 4, 5]) == (19, 4))
    }

    @Test(
        arguments: [
            ("2018-11-30", "2019-02-28"), ("2019-11-30", "2020-02-29"), ("2019-01-31", "2019-04-30"),
            ("2019-10-01", "2020-01-01"),
        ])
    func normIsThreeCalendarMonths(since: String, last: String) {
        let item = WaitingCase(
            group: .moBw, since: day(since), registeredOn: nil, offeredOn: nil, isWithdrawn: false, withdrawnOn: nil)
        #expect(item.normDate == day(last))
    }

    /// Two pauses: their days count nowhere, and the norm moves with them.
    @Test func pausesStopTheWaitingAndMoveTheNorm() {
        var state = MonitoringState([
            self.application("a", since: "2018-11-30"),
            .applicationPaused(applicationId: "a", on: day("2018-12-10")),
            .applicationResumed(applicationId: "a", on: day("2018-12-20")),
            .applicationPaused(applicationId: "a", on: day("2019-01-05")),
        ])
        state.start("2019-03-15")
        #expect(state.value(.waitingCount, "2019")?.numerator == 0, "paused is not waiting")
        #expect(state.value(.waitingOverNorm, "2019")?.numerator == 0)
        _ = state.apply(.applicationResumed(applicationId: "a", on: day("2019-03-16")), derive: { $0 })
        state.start("2019-03-16")
        #expect(state.value(.waitingCount, "2019")?.numerator == 1)
        // 30 November to 16 March are 106 days, of which 10 and 70 were paused.
        #expect(state.text(.waitingMeanDays, "2019") == "26,0")
        #expect(state.value(.waitingOverNorm, "2019")?.numerator == 0)
        // 80 days after 28 February.
        state.start("2019-05-19")
        #expect(state.value(.waitingOverNorm, "2019")?.numerator == 0)
        state.start("2019-05-20")
        #expect(state.value(.waitingOverNorm, "2019")?.numerator == 1)
    }

    @Test func onTheNormDateIsInTime() {
        var state = MonitoringState([self.application("a", since: "2018-11-30")])
        #expect(state.start("2019-02-28").allSatisfy { !$0.isSignal })
        #expect(state.value(.waitingOverNorm, "2019")?.numerator == 0)
        #expect(state.start("2019-03-01").contains { $0.isSignal })
        #expect(state.value(.waitingOverNorm, "2019")?.numerator == 1)
    }

    @Test func waitingFiguresPerGroupAndTotal() {
        var state = MonitoringState([
            self.application("a", since: "2019-01-01"), self.application("b", since: "2019-01-04"),
            self.application("c", since: "2019-01-10", group: .wlz),
            self.application("d", since: "2019-01-10", group: .nidosEighteen),
        ])
        state.start("2019-01-11")
        #expect(state.value(.waitingCount, "2019")?.numerator == 4)
        #expect(state.value(.waitingCount, "2019-Q1", .group(.moBw))?.numerator == 2)
        #expect(state.text(.waitingMeanDays, "2019", .group(.moBw)) == "8,5")
        #expect(state.text(.waitingMedianDays, "2019", .group(.moBw)) == "8,5")
        #expect(state.text(.waitingMeanDays, "2019") == "4,8")
        // A group without priority has no promised norm.
        #expect(state.value(.waitingOverNorm, "2019", .group(.nidosEighteen)) == nil)
        #expect(state.value(.waitingOverNormShare, "2019")?.denominator == 3)
    }

    @Test func withoutWaitingApplicationsThereIsNoMean() {
        var state = MonitoringState([self.application("a", since: "2019-01-01")])
        state.start("2019-01-02")
        state.record([.applicationWithdrawn(applicationId: "a", on: day("2019-01-03"))])
        state.start("2019-01-03")
        #expect(state.value(.waitingCount, "2019")?.numerator == 0)
        #expect(state.value(.waitingMeanDays, "2019")?.denominator == 0)
        #expect(state.text(.waitingMeanDays, "2019") == "–")
    }

    /// A client whose placement was cancelled waits as before.
    @Test func aCancelledPlacementCountsAsNoHome() {
        var state = MonitoringState([self.application("a", since: "2019-01-01")])
        state.start("2019-01-02")
        let placement = self.placement("a", on: "2019-02-10", since: "2019-01-01")
        guard case .placementConfirmed(let id, _, _, _, _, _, _, _) = placement else { return }
        state.record([placement, .placementCancelled(placementId: id, on: day("2019-02-12"))])
        state.start("2019-06-01")
        #expect(state.value(.waitingCount, "2019")?.numerator == 1)
        #expect(state.value(.waitingOverNorm, "2019")?.numerator == 1)
        #expect(state.value(.placedCount, "2019")?.numerator == 0)
    }

    @Test func placedAndOfferedInTime() {
        var state = MonitoringState([
            self.application("quick", since: "2019-01-01"), self.application("late", since: "2019-01-01"),
            self.application("still", since: "2019-01-01"), self.application("new", since: "2019-06-01"),
        ])
        state.start("2019-01-02")
        state.record([
            self.placement("quick", on: "2019-02-10", since: "2019-01-01"),
            self.placement("late", on: "2019-05-01", since: "2019-01-01"),
        ])
        state.start("2019-06-02")
        #expect(state.value(.placedCount, "2019")?.numerator == 2)
        #expect(state.text(.placedMeanDays, "2019") == "80,0")
        #expect(state.text(.placedMedianDays, "2019-Q1") == "40,0")
        #expect(state.value(.placedWithinNormShare, "2019")?.numerator == 1)
        // One of the three clients with a settled norm was in time; the norm of the client waiting since June is not
        // settled yet.
        let share = state.value(.offeredWithinNormShare, "2019")
        #expect(share?.numerator == 1)
        #expect(share?.denominator == 3)
    }

    @Test func allocationsOutsideCountAsPlaced() {
        var state = MonitoringState([
            .allocationRecorded(
                allocationId: "x", group: .moBw, allocatedOn: day("2019-02-01"), waitingSince: day("2019-01-02")),
            .allocationRecorded(allocationId: "y", group: .moBw, allocatedOn: day("2019-02-01")),
        ])
        state.start("2019-02-02")
        #expect(state.value(.placedCount, "2019")?.numerator == 1)
        #expect(state.text(.placedMeanDays, "2019") == "30,0")
    }

    @Test func aClosedQuarterKeepsItsFigures() {
        var state = MonitoringState([self.application("a", since: "2019-03-01")])
        state.start("2019-03-20")
        state.start("2019-04-01")
        let before = state.value(.waitingCount, "2019-Q1")
        // Registered in April, though waiting since February.
        state.record([self.application("b", since: "2019-02-01")])
        state.start("2019-04-02")
        #expect(state.value(.waitingCount, "2019-Q1") == before)
        #expect(state.value(.waitingCount, "2019-Q2")?.numerator == 2)
    }

    @Test func changedGroupMovesTheFigures() {
        var state = MonitoringState([self.application("a", since: "2019-01-01", group: .wlz)])
        state.start("2019-01-02")
        state.record([.applicationChanged(applicationId: "a", group: .moBw)])
        let outcomes = state.start("2019-01-03")
        #expect(state.value(.waitingCount, "2019", .group(.wlz)) == nil)
        #expect(state.text(.waitingMeanDays, "2019", .group(.moBw)) == "2,0")
        // The published figure of the empty group is withdrawn when the other group's figure is sent: until then both
        // are equally old.
        func published(_ outcomes: [MonitoringOutcome]) -> [TargetGroup: Int] {
            var found: [TargetGroup: Int] = [:]
            for case .indicatorMeasured(let value, _) in outcomes where value.id == .waitingCount {
                if case .group(let group) = value.dimension { found[group] = value.numerator }
            }
            return found
        }
        #expect(published(outcomes) == [:])
        #expect(published(state.start("2019-02-01")) == [.wlz: 0, .moBw: 1])
    }

    @Test func unknownReferencesAreTolerated() {
        var state = MonitoringState([
            .applicationChanged(applicationId: "?", group: .wlz),
            .applicationWithdrawn(applicationId: "?", on: day("2019-01-01")),
            .dwellingAvailabilityChanged([DwellingAvailability(id: "?", isWithdrawn: true)]),
            .roundClosed(roundId: "?", on: day("2019-01-01")),
            .presentationEnded(presentationId: "?", why: .declined, declined: []),
            .actionProgressed(actionId: "?", state: .done, on: day("2019-01-01")),
            self.placement("?", on: "2019-01-05", since: "2019-01-01"),
        ])
        state.start("2019-01-06")
        #expect(state.text(.placedMeanDays, "2019") == "4,0")
    }
}

extension MonitoringOutcome {
    var isSignal: Bool {
        if case .indicatorMeasured = self { false } else { true }
    }
}
