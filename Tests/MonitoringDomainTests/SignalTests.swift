import MonitoringDomain
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct SignalTests {
    private func signals(_ outcomes: [MonitoringOutcome]) -> [MonitoringOutcome] { outcomes.filter(\.isSignal) }

    private func raised(_ outcomes: [MonitoringOutcome]) -> [Signal] {
        outcomes.compactMap { if case .signalRaised(let signal) = $0 { signal } else { nil } }
    }

    private func application(_ id: String, since: String) -> MonitoringFact {
        .applicationSubmitted(
            applicationId: id, institution: "lister", group: .moBw, route: .inflow, waitingSince: day(since))
    }

    // MARK: waiting over the norm

    @Test func waitingIsRaisedOncePerGroupAndCleared() throws {
        var state = MonitoringState([
            self.application("a", since: "2019-01-01"), self.application("b", since: "2019-01-01"),
            self.application("c", since: "2019-04-01"), self.application("d", since: "2019-04-01"),
            self.application("e", since: "2019-04-01"),
        ])
        #expect(self.signals(state.start("2019-04-01")).isEmpty)
        let signal = try #require(self.raised(state.start("2019-04-02")).first)
        #expect(signal.kind == .waitingOverNorm)
        #expect(signal.subject == "group:mo-bw")
        #expect(signal.severity == .attention)
        #expect(signal.figures == [SignalFigure(name: "overNorm", value: 2), SignalFigure(name: "waiting", value: 5)])
        // A number this small could identify a person.
        #expect(signal.sentence.contains("minder dan 5 aanmeldingen"))
        #expect(self.signals(state.start("2019-04-03")).isEmpty)
        let today = day("2019-04-03")
        state.record([
            .applicationWithdrawn(applicationId: "a", on: today), .applicationWithdrawn(applicationId: "b", on: today),
        ])
        #expect(
            self.signals(state.start("2019-04-04")) == [
                .signalCleared(
                    signalId: signal.signalId, kind: .waitingOverNorm, subject: "group:mo-bw", on: day("2019-04-04"))
            ])
        let again = try #require(self.raised(state.start("2019-07-02")).first)
        #expect(again.signalId == signal.signalId)
        #expect(again.severity == .serious)
    }

    @Test func onlyAnotherSeverityIsAnUpdate() {
        var state = MonitoringState(
            (0..<10).map { self.application("a\($0)", since: $0 < 4 ? "2019-01-01" : "2019-02-01") })
        #expect(self.raised(state.start("2019-04-02")).map(\.severity) == [.attention])
        let worse = self.signals(state.start("2019-05-02"))
        guard case .signalUpdated(let signal) = worse.first else {
            Issue.record("expected an update, got \(worse)")
            return
        }
        #expect(worse.count == 1)
        #expect(signal.severity == .serious)
        #expect(signal.sentence.contains("10 van de 10 aanmeldingen"))
        // Between the two limits the signal does not change.
        state.record((0..<12).map { self.application("n\($0)", since: "2019-05-01") })
        #expect(self.signals(state.start("2019-05-03")).isEmpty)
    }

    @Test func groupsWithoutPriorityRaiseNothing() {
        var state = MonitoringState([
            .applicationSubmitted(
                applicationId: "a", institution: "timon", group: .nidosEighteen, route: nil,
                waitingSince: day("2017-01-01"))
        ])
        #expect(self.signals(state.start("2019-01-01")).isEmpty)
    }

    // MARK: nomination below quota

    private func round(quota: Int) -> [MonitoringFact] {
        [
            .roundOpened(
                roundId: "r", quarter: quarter("2019-Q4"), opensOn: day("2019-10-01"), closesOn: day("2019-12-09"),
                dwellings: quota),
            .quotaAnnounced(roundId: "r", corporation: "bo-ex", quota: quota, carriedOver: 0),
        ]
    }

    private func nominate(_ ids: Range<Int>) -> [MonitoringFact] {
        ids.map { .dwellingNominated(dwellingId: "d\($0)", roundId: "r", corporation: "bo-ex", district: nil) }
    }

    @Test func nominationIsWatchedFromHalfwayOn() throws {
        // 70 days: halfway is after 35 days, at the start of 5 November.
        var state = MonitoringState(self.round(quota: 10))
        #expect(self.signals(state.start("2019-11-04")).isEmpty)
        let signal = try #require(self.raised(state.start("2019-11-05")).first)
        #expect(signal.subject == "round:r/corporation:bo-ex")
        #expect(signal.severity == .serious)
        #expect(signal.figures.first { $0.name == "expected" }?.value == 5)
        let sentence = """
            Bo-Ex heeft voor het vierde kwartaal van 2019 0 van de 10 gevraagde woningen aangedragen. Nu hadden het er \
            5 moeten zijn.
            """
        #expect(signal.sentence == sentence)
        state.record(self.nominate(0..<5))
        #expect(self.signals(state.start("2019-11-06")).count == 1)
        // The sixth of ten is due after 42 of the 70 days.
        #expect(self.signals(state.start("2019-11-11")).isEmpty)
        #expect(self.raised(state.start("2019-11-12")).map(\.severity) == [.attention])
    }

    @Test func reachingTheQuotaClearsAndWithdrawalCounts() {
        var state = MonitoringState(self.round(quota: 2) + self.nominate(0..<2))
        #expect(self.signals(state.start("2019-12-09")).isEmpty)
        state.record([
            .dwellingAvailabilityChanged([DwellingAvailability(id: "d0", isWithdrawn: true)]),
            .dwellingAvailabilityChanged([DwellingAvailability(id: "d1", isWithdrawn: true)]),
        ])
        #expect(self.raised(state.start("2019-12-10")).count == 1)
    }

    /// The round was announced with a wrong closing day; after the correction it is judged again by the right one.
    @Test func aCorrectedClosingIsJudgedAnew() throws {
        var state = MonitoringState(self.round(quota: 3) + self.nominate(0..<2))
        let opened = try #require(
            self.round(quota: 3).first { if case .roundOpened = $0 { true } else { false } })
        guard case .roundOpened(let id, let quarter, let opensOn, let closesOn, let dwellings) = opened else { return }
        func closing(_ day: CalendarDate) -> MonitoringFact {
            .roundOpened(roundId: id, quarter: quarter, opensOn: opensOn, closesOn: day, dwellings: dwellings)
        }
        state.record([closing(opensOn.adding(days: 3))])
        let wrong = try #require(self.raised(state.start(opensOn.adding(days: 4).description)).first)
        #expect(wrong.severity == .serious)
        state.record([closing(closesOn)])
        guard case .signalCleared? = self.signals(state.start(opensOn.adding(days: 5).description)).first else {
            Issue.record("the alert of the wrong day stays")
            return
        }
        let right = try #require(self.raised(state.start(closesOn.adding(days: 1).description)).first)
        #expect(right.severity == .serious && right.sentence.contains("gesloten"))
    }

    @Test func theVerdictAtClosingIsFinal() throws {
        var state = MonitoringState(self.round(quota: 3) + self.nominate(0..<2))
        #expect(self.signals(state.start("2019-12-09")).isEmpty)
        state.record([.roundClosed(roundId: "r", on: day("2019-12-10"))])
        let final = try #require(self.raised(state.start("2019-12-10")).first)
        #expect(final.severity == .serious)
        #expect(final.sentence.contains("gesloten"))
        state.record(self.nominate(2..<9))
        #expect(self.signals(state.start("2019-12-11")).isEmpty)
        // A corporation that reached the quota is not asked again either.
        var good = MonitoringState(self.round(quota: 2) + self.nominate(0..<2))
        good.start("2019-12-10")
        good.record([.dwellingAvailabilityChanged([DwellingAvailability(id: "d0", isWithdrawn: true)])])
        #expect(self.signals(good.start("2019-12-11")).isEmpty)
    }

    /// MAT-15: nominations for another row of the targets do not count towards the quota.
    @Test func supplyForOthersDoesNotFillTheQuota() {
        var state = MonitoringState(
            self.round(quota: 2) + [
                .dwellingNominated(
                    dwellingId: "e1", roundId: "r", corporation: "mitros", district: nil, inQuota: false)
            ] + self.nominate(0..<1))
        #expect(self.raised(state.start("2019-12-10")).count == 1)
        state = MonitoringState(self.round(quota: 2) + self.nominate(0..<2))
        #expect(self.raised(state.start("2019-12-09")).isEmpty)
    }

    /// A correction of a nomination is not a second one, and its round stays the same.
    @Test func aCorrectedNominationCountsOnce() {
        var state = MonitoringState(self.round(quota: 2) + self.nominate(0..<1) + self.nominate(0..<1))
        state.record([
            .dwellingNominated(dwellingId: "d0", roundId: "another", corporation: "bo-ex", district: nil)
        ])
        state.start("2019-10-02")
        #expect(state.value(.funnelNominated, "2019-Q4")?.numerator == 1)
    }

    // MARK: proposal waiting

    /// MAT-12: the signal is raised from the fourth day on and serious from the tenth; it is cleared when the office
    /// confirms or the proposal is dropped.
    @Test func anUnconfirmedProposalIsABottleneck() throws {
        var state = MonitoringState(
            ["v1", "v2"].map {
                .presentationProposed(presentationId: $0, roundId: "2019-Q3", madeOn: day("2019-08-01"))
            })
        #expect(self.signals(state.start("2019-08-04")).isEmpty)
        let signal = try #require(self.raised(state.start("2019-08-05")).first)
        #expect(signal.kind == .proposalWaiting && signal.subject == "round:2019-Q3" && signal.severity == .attention)
        #expect(signal.figures.map(\.value) == [2, 4])
        #expect(
            signal.sentence
                == "In ronde 2019-Q3 wachten 2 voordrachten langer dan 3 dagen op een besluit van Het Vierde Huis, "
                + "de oudste 4 dagen. Zolang blijven deze woningen leeg.")
        state.record([.presentationDropped(presentationId: "v1")])
        #expect(self.signals(state.start("2019-08-06")).isEmpty)
        guard case .signalUpdated(let serious)? = self.signals(state.start("2019-08-11")).first else {
            Issue.record("not serious after ten days")
            return
        }
        #expect(serious.severity == .serious && serious.sentence.contains("wacht 1 voordracht langer"))
        state.record([
            .presentationMade(
                presentationId: "v2", roundId: "2019-Q3", dwellingId: "d", corporation: "mitros",
                applicationIds: ["a"], madeOn: day("2019-08-01"))
        ])
        guard case .signalCleared? = self.signals(state.start("2019-08-12")).first else {
            Issue.record("not cleared")
            return
        }
    }

    // MARK: action overdue

    @Test func actionIsRaisedAfterItsDueDateAndClearedWhenDone() throws {
        let register = MonitoringFact.actionRegistered(
            actionId: "x30", number: 30, title: "Eén centraal punt", holder: "gemeente", dueOn: day("2019-09-30"))
        var state = MonitoringState([register])
        #expect(self.signals(state.start("2019-09-30")).isEmpty)
        let signal = try #require(self.raised(state.start("2019-10-01")).first)
        #expect(signal.subject == "action:x30")
        #expect(signal.sentence.contains("30 september 2019"))
        state.record([.actionProgressed(actionId: "x30", state: .running, on: day("2019-10-02"))])
        #expect(self.signals(state.start("2019-10-03")).isEmpty)
        let serious = self.signals(state.start("2019-10-30"))
        guard case .signalUpdated = serious.first else {
            Issue.record("expected an update, got \(serious)")
            return
        }
        // The same action registered again keeps its state.
        state.record([.actionProgressed(actionId: "x30", state: .done, on: day("2019-10-30")), register])
        let expected = MonitoringOutcome.signalCleared(
            signalId: signal.signalId, kind: .actionOverdue, subject: "action:x30", on: day("2019-10-31"))
        #expect(self.signals(state.start("2019-10-31")) == [expected])
    }

    /// A closed action, whatever its result, is no longer expected to progress.
    @Test func aClosedActionIsNotOverdue() throws {
        let register = MonitoringFact.actionRegistered(
            actionId: "x30", number: 30, title: "Eén centraal punt", holder: "gemeente", dueOn: day("2019-09-30"))
        let closed = MonitoringFact.actionProgressed(actionId: "x30", state: .closed, on: day("2019-10-02"))
        var state = MonitoringState([register])
        #expect(self.raised(state.start("2019-10-01")).count == 1)
        state.record([closed])
        guard case .signalCleared? = self.signals(state.start("2019-10-02")).first else {
            Issue.record("not cleared")
            return
        }
        var before = MonitoringState([register, closed])
        #expect(self.signals(before.start("2019-12-01")).isEmpty)
    }

    @Test func actionsWithoutATermAreNeverOverdue() {
        var state = MonitoringState([
            .actionRegistered(actionId: "x", number: 7, title: "t", holder: "corporaties", dueOn: nil)
        ])
        #expect(self.signals(state.start("2029-01-01")).isEmpty)
    }

    @Test func aDayThatStartedBeforeDoesNothing() {
        var state = MonitoringState([self.application("a", since: "2018-01-01")])
        #expect(!state.start("2019-01-02").isEmpty)
        #expect(state.start("2019-01-02").isEmpty)
        #expect(state.start("2019-01-01").isEmpty)
    }
}
