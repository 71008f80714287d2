import Contracts
@testable import MatchingDomain
import MonitoringDomain
@testable import RegistrationService
import Simulation
import TestRandom
import Testing
import Vocabulary

/// Three services, one answer about each client, dwelling, round and corporation on each day.
@Suite(.timeLimit(.minutes(20)))
struct OneAnswerTests {
    /// Chosen, and then the client refuses: waiting, and nobody is housed.
    @Test func aClientWhoRefusesAfterTheChoiceWaitsForAll() throws {
        var chain = Chain()
        try chain.days(to: "2019-08-01")
        try chain.open()
        try chain.apply("a", since: "2019-07-15")
        try chain.nominate("d1")
        try chain.days(to: "2019-08-02")
        let presentation = try #require(chain.presentation(of: "d1"))
        try chain.tell(.matchChosen, presentation, from: "mitros", ["applicationId": "a"])
        #expect(chain.decision("mitros") == "applied" && chain.standing("a") == "placed")
        #expect(chain.waiting == 0 && chain.figure("placed-count", "2019") == 1)
        #expect(chain.text("offered-within-norm-share", "2019") == "100,0%")
        try chain.tell(
            .offerRefused, presentation, from: "lister",
            ["applicationId": "a", "reason": "HUU", "refusedOn": "2019-08-02"])
        #expect(chain.standing("a") == "waiting" && chain.waiting == 1)
        #expect(chain.figure("placed-count", "2019") == 0)
        #expect(chain.text("offered-within-norm-share", "2019") == "–")
        #expect(chain.disagreements() == [])
        // And when the term passes, it is late for all.
        try chain.days(to: "2019-10-16")
        #expect(chain.figure("waiting-over-norm", "2019") == 1)
        #expect(chain.figure("offered-within-norm-share", "2019") == 0)
    }

    @Test func theServicesAgreeOnEveryDayOfTheYear() throws {
        var found: [String] = []
        let year = try PlayedYear(SimulationParameters(seed: 2019)) { chain, day in
            if found.isEmpty { found = chain.disagreements().map { "\(day): \($0)" } }
        }
        #expect(found.prefix(5) == [])
        #expect(year.surprises.isEmpty, "\(year.surprises.prefix(3))")
        // Every state that a standing can have, and that one can come to in a year, was there.
        let states = Set(year.chain.standings.values.map(\.state))
        #expect(states.isSuperset(of: ["waiting", "paused", "placed", "housed", "withdrawn", "unused"]), "\(states)")
    }

    /// Whatever partners send, in whatever order and for whatever day.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func theServicesAgreeOnWhateverIsSent(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var chain = Chain()
        try chain.days(to: "2019-08-01")
        try chain.open(candidates: 2, opens: "2019-08-01", closes: "2019-09-20")
        var said: [String: String] = [:]
        for number in 0..<60 {
            for _ in 0..<random.int(1...4) { try Self.send(&chain, &said, &random) }
            let day = try #require(CalendarDate("2019-08-02")).adding(days: number)
            try chain.days(to: day.description)
            let found = chain.disagreements()
            guard found.isEmpty else {
                Issue.record("seed \(seed), \(day): \(found.prefix(3))")
                return
            }
        }
        #expect(chain.matching.placements.count > 0)
    }

    /// - Parameter said: the event that told of each tenancy and allocation last; told again it is corrected.
    private static func send(
        _ chain: inout Chain, _ said: inout [String: String], _ random: inout SeededGenerator
    ) throws {
        let application = "a\(random.int(0...14))"
        let dwelling = "d\(random.int(0...9))"
        let corporation = random.pick(["mitros", "bo-ex"])
        let today = chain.day ?? CalendarDate(dayNumber: 0)
        let day = JSONValue.string(today.adding(days: random.int(-12...12)).description)
        let live = chain.matching.presentations.all { $0.state == .live }
        switch random.int(0...16) {
        case 0, 1, 2: try chain.apply(application, since: today.adding(days: -random.int(0...150)).description)
        case 3, 4: try chain.nominate(dwelling, round: random.pick(["r1", "r1", "r2"]), from: corporation)
        case 5: try chain.tell(.applicationPaused, application, from: "lister", ["pausedOn": day])
        case 6, 7: try chain.tell(.applicationResumed, application, from: "lister", ["resumedOn": day])
        case 8: try chain.tell(.applicationWithdrawn, application, from: "lister", ["withdrawnOn": day])
        case 9: try chain.tell(.dwellingWithdrawn, dwelling, from: corporation, [:])
        case 10:
            let id = "t\(random.int(0...20))"
            let answer = try chain.tell(
                .tenancyStarted, id, from: corporation,
                [
                    "dwellingId": .string(dwelling), "applicationId": .string(application), "group": .null,
                    "startedOn": day,
                ], correcting: said[id])
            if answer.isAccepted { said[id] = "event-\(chain.events)" }
        case 11:
            let id = "x\(random.int(0...20))"
            let answer = try chain.tell(
                .allocationRecorded, id, from: "vierde-huis",
                [
                    "group": "mo-bw", "applicationId": .string(application), "allocatedOn": day, "waitingSince": .null,
                    "corporationId": .null, "dwellingId": random.chance(40) ? .string(dwelling) : .null,
                ], correcting: said[id])
            if answer.isAccepted { said[id] = "event-\(chain.events)" }
        case 12:
            try chain.tell(
                .roundOpened, "r2", from: "vierde-huis",
                ["quarter": "2019-Q3", "opensOn": "2019-08-10", "closesOn": "2019-09-30", "dwellings": 6])
        case 13 where random.chance(15): try chain.tell(.roundClosed, "r1", from: "vierde-huis", ["closedOn": day])
        case 14:
            try chain.tell(
                .corporationSized, corporation, from: "gemeente-utrecht",
                ["dwellings": JSONValue(random.int(1_000...20_000)), "asOf": day])
        default:
            guard let presentation = live.isEmpty ? nil : random.pick(live),
                let candidate = presentation.candidates.first(where: { $0.result == .pending })?.applicationId
            else { return }
            if random.chance(60) {
                try chain.tell(
                    .matchChosen, presentation.id, from: presentation.corporation,
                    ["applicationId": .string(candidate)])
            } else {
                try chain.tell(
                    .offerRefused, presentation.id, from: "lister",
                    ["applicationId": .string(candidate), "reason": "HUU", "refusedOn": day])
            }
        }
    }
}
