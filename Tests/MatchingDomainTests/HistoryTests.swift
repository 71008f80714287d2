import MatchingDomain
import Testing
import Vocabulary
import TestRandom

/// Laws over random histories: whatever happens, the promises hold.
@Suite(.timeLimit(.minutes(5)))
struct HistoryTests {
    /// One random fact; ids come from small ranges, so that unknown, repeated and conflicting references are common.
    private func fact(_ random: inout SeededGenerator, _ matching: Matching) -> MatchingFact {
        let application = "a\(random.int(0...24))"
        let dwelling = "d\(random.int(0...9))"
        let day = matching.state.currentDay ?? Fixture.date("2019-07-31")
        let open = matching.written.presentations.filter { $0.state == .live }.sorted { $0.id < $1.id }
        let any = matching.written.presentations.sorted { $0.id < $1.id }.randomElement(using: &random)
        let target = random.chance(85) ? open.randomElement(using: &random) ?? any : any
        switch random.int(0...99) {
        case 0..<25:
            return .applicationSubmitted(
                applicationId: application,
                profile: Fixture.profile(
                    institution: "i\(random.int(0...2))", group: random.chance(50) ? .moBw : .wlz,
                    route: random.chance(30) ? .inflow : .outflow, maximumRent: random.int(500...800) * 100,
                    waitingSince: day.adding(days: -random.int(0...200)).description))
        case 25..<40:
            return .dwellingNominated(
                Fixture.nomination(
                    dwelling, round: random.chance(80) ? "2019-Q3" : "2019-Q4",
                    corporation: random.chance(50) ? "mitros" : "bo-ex", rent: random.int(450...720) * 100,
                    until: random.chance(20) ? day.adding(days: random.int(1...15)).description : nil))
        case 40..<45:
            return .applicationWithdrawn(applicationId: application, reason: "moved", date: day)
        case 45..<48:
            return .dwellingWithdrawn(dwellingId: dwelling, reason: "sold")
        case 48..<50:
            return .tenancyStarted(
                tenancyId: "t", dwellingId: dwelling, applicationId: random.chance(50) ? application : nil, date: day,
                isCorrection: true)
        case 50..<52:
            return .applicationChanged(
                applicationId: application, change: CandidateChange(maximumRent: Cents(random.int(500...800) * 100)))
        case 84..<87:
            return random.chance(50)
                ? .applicationPaused(applicationId: application, date: day)
                : .applicationResumed(applicationId: application, date: day)
        case 52..<53:
            guard !matching.written.presentations.isEmpty else { return .dayStarted(day.adding(days: 1)) }
            return .roundClosed(roundId: random.chance(30) ? "2019-Q4" : "2019-Q3")
        case 53..<55:
            return .roundOpened(Fixture.opening(random.chance(50) ? "2019-Q3" : "2019-Q4"))
        case 55..<56:
            return .corporationSized(
                CorporationSize(corporation: "bo-ex", dwellings: random.int(1...9) * 1000, asOf: day))
        case 56..<66:
            guard let target else { return .dayStarted(day.adding(days: 1)) }
            return .matchChosen(
                eventRef: "e", presentationId: target.id,
                applicationId: target.candidates.randomElement(using: &random)?.applicationId ?? application,
                corporation: target.corporation)
        case 66..<78:
            guard let target else { return .dayStarted(day.adding(days: 1)) }
            return .matchDeclined(
                eventRef: "e", presentationId: target.id, corporation: target.corporation,
                reasons: target.candidates.map { DeclineReason(applicationId: $0.applicationId, code: "rent") })
        case 78..<84:
            return self.newerFact(&random, matching, application: application, dwelling: dwelling, day: day)
        default:
            return .dayStarted(day.adding(days: random.chance(90) ? 1 : 11))
        }
    }

    /// Decisions of the allocation office and of clients.
    private func newerFact(
        _ random: inout SeededGenerator, _ matching: Matching, application: String, dwelling: String,
        day: CalendarDate
    ) -> MatchingFact {
        let presentations = matching.written.presentations.sorted { $0.id < $1.id }
        let proposed = presentations.filter { $0.state == .proposed }
        let target = proposed.randomElement(using: &random) ?? presentations.randomElement(using: &random)
        switch random.int(0...9) {
        case 0..<4:
            return .presentationConfirmed(eventRef: "e", presentationId: target?.id ?? "none")
        case 4..<6:
            return .presentationOverridden(
                eventRef: "e", presentationId: target?.id ?? "none",
                candidates: Array(Set([application, "a\(random.int(0...24))"])).sorted(), reasons: ["safety"])
        case 6..<8:
            let presentation = presentations.randomElement(using: &random)
            return .offerRefused(
                eventRef: "e", presentationId: presentation?.id ?? "none",
                applicationId: presentation?.candidates.randomElement(using: &random)?.applicationId ?? application,
                reason: random.chance(50) ? "HUU" : "WBN")
        case 8:
            return .exceptionGranted(
                GrantedException(
                    id: "x\(random.int(0...9))", applicationId: application,
                    dwellingId: random.chance(50) ? dwelling : nil, rule: random.code(), reasons: ["work"],
                    grantedOn: day))
        default:
            return .locationLocked(
                LocationLock(
                    id: "l\(random.int(0...3))", level: .complex, locationId: "c1", reason: "balance", lockedOn: day,
                    lockedUntil: day.adding(days: random.int(0...9))))
        }
    }

    /// Half of the histories wait for the allocation office.
    private func start(_ matching: inout Matching, seed: UInt64 = 0) throws {
        let policy = Policy(
            version: "office", validFrom: Fixture.date("2019-01-01"), candidatesPerDwelling: 2, responseDays: 10,
            inflowSharePercent: 20, confirmation: .office, entranceCap: 1)
        try Fixture.openRound(&matching, policy: seed % 2 == 0 ? Fixture.policy : policy)
    }

    /// Design "Life of a round": at most one live presentation per candidate and per dwelling, at every commit; no
    /// candidate twice for one dwelling; no candidate placed twice; entity states agree with the presentations.
    @Test(.timeLimit(.minutes(10)), arguments: 0..<40)
    func noClientIsInTwoOpenPresentations(seed: UInt64) throws {
        var random = SeededGenerator(seed: 700 + seed)
        var matching = Matching()
        try self.start(&matching, seed: seed)
        for _ in 0..<200 {
            try matching.apply(self.fact(&random, matching))
            let written = matching.written
            let open = written.presentations.filter { $0.state != .ended }
            let pending = open.flatMap { $0.candidates.filter { $0.result == .pending }.map(\.applicationId) }
            #expect(Set(pending).count == pending.count)
            #expect(Set(open.map(\.dwellingId)).count == open.count)
            #expect(Set(written.candidates.filter { $0.state == .presented }.map(\.id)) == Set(pending))
            #expect(
                Set(written.dwellings.filter { $0.state == .presented }.map(\.id)) == Set(open.map(\.dwellingId)))
            // Mere proposals were shown to no corporation.
            let shown = written.presentations.filter(\.wasPublished).flatMap { presentation in
                presentation.candidates.map { "\(presentation.dwellingId) \($0.applicationId)" }
            }
            #expect(Set(shown).count == shown.count)
            let standing = written.placements.filter { $0.cancelledOn == nil }
            #expect(Set(standing.map(\.applicationId)).count == standing.count)
            #expect(Set(standing.map(\.dwellingId)).count == standing.count)
            // A placed candidate has a valid placement and vice versa; a let dwelling is open to no candidate.
            #expect(
                Set(written.candidates.filter { $0.state == .placed }.map(\.id))
                    == Set(standing.map(\.applicationId)))
            #expect(
                !written.dwellings.contains {
                    $0.tenancyId != nil && ($0.state == .nominated || $0.state == .presented)
                })
        }
        #expect(!matching.written.presentations.isEmpty)
    }

    /// Architecture "one order": a state that is written and restored at any moment has the same future.
    @Test(.timeLimit(.minutes(10)), arguments: 0..<30)
    func aRestoredStateHasTheSameFuture(seed: UInt64) throws {
        var random = SeededGenerator(seed: 900 + seed)
        var steady = Matching()
        var restarted = Matching()
        try self.start(&steady, seed: seed)
        try self.start(&restarted, seed: seed)
        for _ in 0..<200 {
            let fact = self.fact(&random, steady)
            if random.chance(15) { try restarted.restart() }
            #expect(try steady.apply(fact) == restarted.apply(fact))
        }
        #expect(steady.written == restarted.written)
    }

    /// Architecture: the solve does not depend on the order of events within a day. The same facts of one day in
    /// another order give the same presentations.
    @Test(arguments: 0..<20)
    func theOrderWithinADayChangesNoPresentation(seed: UInt64) throws {
        var random = SeededGenerator(seed: 300 + seed)
        var facts: [MatchingFact] = (0..<30).map { index in
            .applicationSubmitted(
                applicationId: "a\(index)",
                profile: Fixture.profile(
                    institution: "i\(index % 3)", maximumRent: random.int(500...700) * 100,
                    waitingSince: "2019-0\(random.int(1...6))-01"))
        }
        facts += (0..<6).map { .dwellingNominated(Fixture.nomination("d\($0)", rent: random.int(450...690) * 100)) }
        func play(_ facts: [MatchingFact]) throws -> [[String]] {
            var matching = Matching()
            try self.start(&matching)
            for fact in facts { try matching.apply(fact) }
            return try matching.day("2019-08-01").map { [$0.dwellingId] + $0.candidates.map(\.applicationId) }
        }
        #expect(try play(facts) == play(facts.shuffled(using: &random)))
    }
}
