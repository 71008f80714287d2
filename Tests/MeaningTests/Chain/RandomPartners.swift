import Contracts
import JSON
@testable import MatchingDomain
import TestRandom
import Vocabulary

/// Partners that send events about few clients and dwellings, in any order and for any day, so that they meet.
struct RandomPartners {
    private var random: SeededGenerator
    /// The last event about each tenancy and allocation; a second report of it is a correction.
    private var said: [String: String] = [:]

    init(seed: UInt64) {
        self.random = SeededGenerator(seed: seed)
    }

    mutating func send(_ count: ClosedRange<Int>, to chain: inout Chain) throws {
        for _ in 0..<self.random.int(count) { try self.send(to: &chain) }
    }

    private mutating func send(to chain: inout Chain) throws {
        let application = "a\(self.random.int(0...14))"
        let dwelling = "d\(self.random.int(0...9))"
        let corporation = self.random.pick(["mitros", "bo-ex"])
        let today = chain.day ?? CalendarDate(dayNumber: 0)
        let day = JSONValue.string(today.adding(days: self.random.int(-12...12)).description)
        let live = chain.matching.presentations.filter { $0.state == .live }
        switch self.random.int(0...16) {
        case 0, 1, 2: try chain.apply(application, since: today.adding(days: -self.random.int(0...150)).description)
        case 3, 4: try chain.nominate(dwelling, round: self.random.pick(["r1", "r1", "r2"]), from: corporation)
        case 5: try chain.tell(.applicationPaused, application, from: "lister", ["pausedOn": day])
        case 6, 7: try chain.tell(.applicationResumed, application, from: "lister", ["resumedOn": day])
        case 8: try chain.tell(.applicationWithdrawn, application, from: "lister", ["withdrawnOn": day])
        case 9: try chain.tell(.dwellingWithdrawn, dwelling, from: corporation, [:])
        case 10:
            let id = "t\(self.random.int(0...20))"
            let answer = try chain.tell(
                .tenancyStarted, id, from: corporation,
                [
                    "dwellingId": .string(dwelling), "applicationId": .string(application), "group": .null,
                    "startedOn": day,
                ], correcting: self.said[id])
            if answer.isAccepted { self.said[id] = "event-\(chain.events)" }
        case 11:
            let id = "x\(self.random.int(0...20))"
            let answer = try chain.tell(
                .allocationRecorded, id, from: "vierde-huis",
                [
                    "group": "mo-bw", "applicationId": .string(application), "allocatedOn": day, "waitingSince": .null,
                    "corporationId": .null, "dwellingId": self.random.chance(40) ? .string(dwelling) : .null,
                ], correcting: self.said[id])
            if answer.isAccepted { self.said[id] = "event-\(chain.events)" }
        case 12:
            try chain.tell(
                .roundOpened, "r2", from: "vierde-huis",
                ["quarter": "2019-Q3", "opensOn": "2019-08-10", "closesOn": "2019-09-30", "dwellings": 6])
        case 13 where self.random.chance(15): try chain.tell(.roundClosed, "r1", from: "vierde-huis", ["closedOn": day])
        case 14:
            try chain.tell(
                .corporationSized, corporation, from: "gemeente-utrecht",
                ["dwellings": JSONValue(self.random.int(1_000...20_000)), "asOf": day])
        default:
            guard let presentation = live.isEmpty ? nil : self.random.pick(live),
                let candidate = presentation.candidates.first(where: { $0.result == .pending })?.applicationId
            else { return }
            if self.random.chance(60) {
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
