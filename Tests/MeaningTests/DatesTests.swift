import Contracts
import EscalationDomain
@testable import EscalationService
import JSON
@testable import MatchingDomain
import MonitoringDomain
@testable import RegistrationDomain
import Testing
import Vocabulary

/// The day in the data counts, not the day of arrival: whether an event is reported in advance, on the day or late, the
/// state on any later day is the same for Registration, Matching and Monitoring.
@Suite(.timeLimit(.minutes(20)))
struct DatesTests {
    /// An event that applies from a day on.
    enum Dated: String, CaseIterable {
        case paused, resumed, withdrawn, roundClosed, sized, progressed, actionClosed, tenancyStarted, allocated,
            locked, released
        case exception, policy
    }

    private static let told = (ahead: "2019-07-20", onTheDay: "2019-08-10", late: "2019-08-20")
    private static let day = "2019-08-10"

    @Test(arguments: Dated.allCases)
    func reportingAheadOrLateGivesTheSameResult(_ dated: Dated) throws {
        let onTheDay = try Self.picture(dated, told: Self.told.onTheDay)
        #expect(try Self.picture(dated, told: Self.told.ahead) == onTheDay)
        #expect(try Self.picture(dated, told: Self.told.late) == onTheDay)
        // Checks the guard itself: the event makes a difference.
        #expect(try Self.picture(dated, told: nil) != onTheDay)
    }

    /// Everything that the three services show on 25 August, in a story in which the event is reported on the day
    /// `told`.
    private static func picture(_ dated: Dated, told: String?) throws -> [String] {
        var chain = Chain()
        try chain.days(to: "2019-07-01")
        try chain.open(candidates: 2, opens: "2019-07-10", closes: "2019-09-30")
        try chain.apply("a", since: "2019-05-01")
        try chain.apply("b", since: "2019-06-01")
        try chain.tell(
            .actionRegistered, "action-1", from: "uitvoeringsteam", ["number": 1, "dueOn": "2019-08-12"])
        if dated == .resumed {
            try chain.tell(.applicationPaused, "a", from: "lister", ["pausedOn": "2019-07-05"])
        }
        if dated == .released {
            try chain.tell(
                .locationLocked, "lock-1", from: "vierde-huis",
                ["level": "complex", "locationId": "complex-1", "lockedOn": "2019-07-02", "lockedUntil": .null])
        }
        if dated == .exception { try Self.bar("a", &chain) }
        if let told {
            try chain.days(to: told)
            let answer = try Self.tell(dated, &chain)
            #expect(answer.isAccepted, "\(answer)")
        }
        try chain.days(to: "2019-08-21")
        var picture: [String] = []
        if dated == .policy {
            try chain.tell(
                .roundOpened, "r2", from: "vierde-huis",
                [
                    "quarter": "2019-Q3", "opensOn": "2019-08-21", "closesOn": "2019-09-30", "dwellings": 4,
                ])
        }
        let answer = try chain.nominate(
            "d1", round: dated == .policy ? "r2" : "r1", ["complexId": "complex-1"])
        picture.append("nomination: \(answer.code.map(\.rawValue) ?? "accepted")")
        for day in ["2019-08-22", "2019-08-25"] {
            try chain.days(to: day)
            picture += Self.shown(chain)
        }
        return picture
    }

    /// Locks the client's complex: only an exception lets the client back in.
    private static func bar(_ client: String, _ chain: inout Chain) throws {
        try chain.tell(
            .locationLocked, "lock-1", from: "vierde-huis",
            ["level": "complex", "locationId": "complex-1", "lockedOn": "2019-07-02", "lockedUntil": .null])
    }

    private static func tell(_ dated: Dated, _ chain: inout Chain) throws -> Answer {
        let day = JSONValue.string(Self.day)
        switch dated {
        case .paused: return try chain.tell(.applicationPaused, "a", from: "lister", ["pausedOn": day])
        case .resumed: return try chain.tell(.applicationResumed, "a", from: "lister", ["resumedOn": day])
        case .withdrawn: return try chain.tell(.applicationWithdrawn, "a", from: "lister", ["withdrawnOn": day])
        case .roundClosed: return try chain.tell(.roundClosed, "r1", from: "vierde-huis", ["closedOn": day])
        case .sized:
            // The count as of July is sent after that of August: the day of the count decides.
            try chain.tell(
                .corporationSized, "bo-ex", from: "gemeente-utrecht", ["dwellings": 9_000, "asOf": day])
            return try chain.tell(
                .corporationSized, "bo-ex", from: "gemeente-utrecht", ["dwellings": 500, "asOf": "2019-07-01"])
        case .progressed:
            return try chain.tell(
                .actionProgressed, "action-1", from: "uitvoeringsteam", ["state": "done", "progressedOn": day])
        case .actionClosed: return try chain.tell(.actionClosed, "action-1", from: "uitvoeringsteam", ["closedOn": day])
        case .tenancyStarted:
            return try chain.tell(
                .tenancyStarted, "t1", from: "bo-ex",
                ["dwellingId": "elsewhere", "applicationId": "a", "group": .null, "startedOn": day])
        case .allocated:
            return try chain.tell(
                .allocationRecorded, "x1", from: "vierde-huis",
                [
                    "group": "mo-bw", "applicationId": "a", "allocatedOn": day, "waitingSince": "2019-05-01",
                    "corporationId": "bo-ex",
                ])
        case .locked:
            return try chain.tell(
                .locationLocked, "lock-1", from: "vierde-huis",
                ["level": "complex", "locationId": "complex-1", "lockedOn": day, "lockedUntil": .null])
        case .released: return try chain.tell(.locationReleased, "lock-1", from: "vierde-huis", ["releasedOn": day])
        case .exception:
            return try chain.tell(
                .exceptionGranted, "exception-1", from: "vierde-huis",
                ["applicationId": "a", "dwellingId": .null, "rule": "lock", "grantedOn": day])
        case .policy:
            return try chain.tell(
                .policySet, "policy", from: "gemeente-utrecht",
                [
                    "version": 2, "validFrom": day, "candidatesPerDwelling": 1, "responseDays": 14,
                    "inflowSharePercent": 20, "confirmation": "automatic", "levels": .null, "declines": .null,
                    "refusals": .null, "limits": .null, "commitments": .null, "complexCapPercent": .null,
                    "complexCapCorporations": .null, "entranceCap": .null, "suitability": .null,
                ])
        }
    }

    private static func shown(_ chain: Chain) -> [String] {
        let clients = ["a", "b"].map { id in
            let candidate = chain.matching.candidates[id]
            return
                "\(id): \(chain.standing(id)), \(candidate.map { "\($0.state) since \($0.profile.waitingSince)" } ?? "")"
        }
        let round = chain.matching.rounds["r1"].map { "\($0.state)" } ?? ""
        let sizes = chain.matching.corporations.sorted.map { "\($0.corporation) \($0.dwellings) as of \($0.asOf)" }
        let sized = chain.monitoring.snapshot.corporations.map { "\($0.id) \($0.dwellings)" }
        let presented = chain.presented.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let figures = chain.monitoring.indicators().map { "\($0.key) \($0.dutchText)" }
        let signals = chain.monitoring.snapshot.signals.filter(\.isRaised).map { "\($0.id) \($0.sentence)" }
        let actions = chain.escalation.domain.snapshot.actions.map { "\($0.id) \($0.state)" }
        return actions + clients + [round] + sizes + sized + presented + figures + signals
    }

    /// Ends that only Registration reads so far: of a tenancy, its support, an urgency.
    @Test(arguments: [Self.told.ahead, Self.told.onTheDay, Self.told.late])
    func anEndComesOnItsDay(told: String) throws {
        var chain = Chain()
        try chain.days(to: "2019-07-01")
        try chain.apply("a", since: "2019-05-01")
        try chain.tell(
            .tenancyStarted, "t", from: "mitros",
            ["dwellingId": "d", "applicationId": "a", "group": .null, "startedOn": "2019-06-01", "contractForm": "own"])
        try chain.tell(.supportArranged, "s", from: "lister", ["tenancyId": "t", "startsOn": "2019-06-01"])
        try chain.tell(
            .urgencyGranted, "u", from: "vierde-huis",
            ["applicationId": "a", "grantedOn": "2019-06-15", "validUntil": "2019-12-14"])
        try chain.days(to: told)
        let day = JSONValue.string(Self.day)
        let answers = [
            try chain.tell(.tenancyEnded, "t", from: "mitros", ["endedOn": day]),
            try chain.tell(.supportEnded, "s", from: "lister", ["endedOn": day]),
            try chain.tell(.urgencyExpired, "u", from: "vierde-huis", ["expiredOn": day]),
        ]
        for answer in answers { #expect(answer.isAccepted, "\(answer)") }
        // Incidents from before the tenancy's end can be reported at any time; from the end on, none can happen.
        func nuisance(_ id: String, on day: JSONValue) throws -> Answer {
            try chain.tell(.nuisanceReported, id, from: "lister", ["tenancyId": "t", "occurredOn": day])
        }
        #expect(try nuisance("before", on: "2019-08-09").isAccepted)
        #expect(try nuisance("after", on: day).code == .alreadyClosed)
        func ended(_ chain: Chain, on day: String) -> [Bool?] {
            [(ReferenceKind.tenancy, "t"), (.support, "s"), (.urgency, "u")].map { kind, id in
                chain.registry[Registry.Key(kind, id)]?.hasEnded(by: CalendarDate(day))
            }
        }
        #expect(ended(chain, on: "2019-08-09") == [false, false, false])
        #expect(ended(chain, on: "2019-08-10") == [true, true, true])
    }

    // MARK: The examples

    /// `resumedOn` is in June and sent in January; the client used to be presented the next day.
    @Test func aResumptionReportedAheadWaitsForItsDay() throws {
        var chain = Chain()
        try chain.days(to: "2019-01-02")
        try chain.open(opens: "2019-01-02", closes: "2019-08-30")
        try chain.apply("a", since: "2018-12-01")
        try chain.tell(.applicationPaused, "a", from: "lister", ["pausedOn": "2019-01-02"])
        try chain.tell(.applicationResumed, "a", from: "lister", ["resumedOn": "2019-06-01"])
        try chain.nominate("d1", ["availableFrom": "2019-01-10"])
        try chain.days(to: "2019-01-20")
        #expect(chain.presented.isEmpty && chain.standing("a") == "paused" && chain.waiting == 0)
        try chain.days(to: "2019-06-01")
        #expect(chain.presented == ["d1": ["a"]] && chain.standing("a") == "presented" && chain.waiting == 1)
    }

    /// `pausedOn` and `withdrawnOn` are in June and sent in January; the client used to leave the list at once.
    @Test(arguments: [true, false])
    func aWithdrawalReportedAheadRemovesNoClientToday(isPause: Bool) throws {
        var chain = Chain()
        try chain.days(to: "2019-01-02")
        try chain.open(opens: "2019-01-02", closes: "2019-08-30")
        try chain.apply("a", since: "2018-12-01")
        try chain.tell(
            isPause ? .applicationPaused : .applicationWithdrawn, "a", from: "lister",
            [isPause ? "pausedOn" : "withdrawnOn": "2019-06-01"])
        try chain.nominate("d1", ["availableFrom": "2019-01-10"])
        try chain.days(to: "2019-01-03")
        #expect(chain.presented == ["d1": ["a"]] && chain.standing("a") == "presented" && chain.waiting == 1)
        try chain.days(to: "2019-06-01")
        #expect(chain.presented.isEmpty && chain.standing("a") == (isPause ? "paused" : "ended") && chain.waiting == 0)
        let signals = chain.monitoring.snapshot.signals.filter { $0.isRaised && $0.kind == .waitingOverNorm }
        #expect(signals.isEmpty)
    }

    /// A round ends on its last day for every service, whether or not the end is reported.
    @Test func aRoundEndsOnItsDay() throws {
        var chain = Chain()
        try chain.days(to: "2019-08-01")
        try chain.open(opens: "2019-08-01", closes: "2019-08-12")
        try chain.apply("a", since: "2019-07-15")
        try chain.nominate("d1")
        try chain.days(to: "2019-08-12")
        #expect(chain.presented == ["d1": ["a"]])
        #expect(try chain.nominate("d2").isAccepted)
        try chain.days(to: "2019-08-13")
        #expect(try chain.nominate("d3").code == .alreadyClosed)
        #expect(chain.presented.isEmpty && chain.dwellingStanding("d1") == "unused")
        #expect(chain.standing("a") == "waiting")
        #expect(chain.matching.rounds["r1"]?.closedOn == CalendarDate("2019-08-12"))
        let sentences = chain.monitoring.snapshot.signals.map(\.sentence)
        #expect(sentences.contains { $0.contains("is gesloten") })
        // Reported late, the end changes nothing about the round.
        #expect(try chain.tell(.roundClosed, "r1", from: "vierde-huis", ["closedOn": "2019-08-25"]).isAccepted)
        #expect(try chain.nominate("d4").code == .alreadyClosed)
    }

    /// A round accepts no nominations before it opens.
    @Test func aRoundTakesNominationsFromItsFirstDay() throws {
        var chain = Chain()
        try chain.days(to: "2019-07-20")
        try chain.open(opens: "2019-08-01", closes: "2019-09-30")
        try chain.nominate("d1")
        try chain.apply("a", since: "2019-07-01")
        try chain.days(to: "2019-07-31")
        #expect(chain.presented.isEmpty)
        try chain.days(to: "2019-08-01")
        #expect(chain.presented == ["d1": ["a"]])
    }
}
