import Contracts
import EscalationDomain
@testable import EscalationService
import JSON
@testable import MatchingDomain
import MonitoringDomain
import Testing
import Vocabulary

/// A corrected event counts as if it had been correct from the start, and keeps later events, for all services alike.
@Suite(.timeLimit(.minutes(20)))
struct RestatedFactsTests {
    private func started(candidates: Int = 1, closes: String = "2019-09-30") throws -> Chain {
        var chain = Chain()
        try chain.days(to: "2019-08-01")
        try chain.open(candidates: candidates, opens: "2019-08-01", closes: closes)
        return chain
    }

    private static func allocation(of application: String, in dwelling: JSONValue) -> [String: JSONValue] {
        [
            "group": "mo-bw", "applicationId": .string(application), "dwellingId": dwelling,
            "allocatedOn": "2019-08-02", "waitingSince": .null, "corporationId": "mitros",
        ]
    }

    /// The wrong client and dwelling become free again, the right ones do not.
    @Test func correctingAnAllocationFreesTheWrongClientAndDwelling() throws {
        var chain = try self.started()
        try chain.apply("a", since: "2019-06-01")
        try chain.apply("b", since: "2019-07-01")
        try chain.nominate("d")
        try chain.tell(.allocationRecorded, "x", from: "vierde-huis", Self.allocation(of: "a", in: "d"))
        let wrong = "event-\(chain.events)"
        #expect(chain.standing("a") == "housed" && chain.dwellingStanding("d") == "let")
        try chain.tell(
            .allocationRecorded, "x", from: "vierde-huis", Self.allocation(of: "b", in: "e"), correcting: wrong)
        #expect(chain.standing("a") == "waiting" && chain.standing("b") == "housed")
        try chain.days(to: "2019-08-03")
        #expect(chain.presented == ["d": ["a"]] && chain.waiting == 1)
        #expect(chain.disagreements() == [])
    }

    /// The office allocated a dwelling to a client other than the one that the corporation chose.
    @Test func theOfficeMayAllocateAChosenDwellingToAnotherClient() throws {
        var chain = try self.started()
        try chain.apply("a", since: "2019-06-01")
        try chain.nominate("d")
        try chain.days(to: "2019-08-02")
        try chain.tell(
            .matchChosen, try #require(chain.presentation(of: "d")), from: "mitros", ["applicationId": "a"])
        try chain.apply("b", since: "2019-07-01")
        // An office allocation without a client is the letting that Matching already knows.
        try chain.tell(
            .allocationRecorded, "y", from: "vierde-huis",
            Self.allocation(of: "a", in: "d").merging(["applicationId": .null]) { $1 })
        #expect(chain.standing("a") == "placed")
        try chain.tell(.allocationRecorded, "x", from: "vierde-huis", Self.allocation(of: "b", in: "d"))
        #expect(chain.standing("a") == "waiting" && chain.standing("b") == "housed")
        #expect(chain.dwellingStanding("d") == "let" && chain.disagreements() == [])
    }

    /// A withdrawal reported in advance stays when the application is corrected.
    @Test func anApplicationEndingNextMonthStaysUntilThen() throws {
        var chain = try self.started()
        try chain.apply("a", since: "2019-06-01")
        let said = "event-\(chain.events)"
        try chain.tell(.applicationWithdrawn, "a", from: "lister", ["withdrawnOn": "2019-08-20"])
        var again = try Chain.sample(.applicationSubmitted)
        again.removeAll { ["applicationId", "urgency", "category", "veraGroup", "group"].contains($0.name) }
        let data = Dictionary(uniqueKeysWithValues: again.map { ($0.name, $0.value) })
        let answer = try chain.tell(
            .applicationSubmitted, "a", from: "lister",
            data.merging([
                "group": "mo-bw", "waitingSince": "2019-05-01", "readyFrom": "2019-05-01", "urgency": .null,
                "category": .null, "veraGroup": .null,
            ]) { $1 }, correcting: said)
        #expect(answer.isAccepted, "\(answer)")
        try chain.days(to: "2019-08-19")
        #expect(chain.waiting == 1 && chain.disagreements() == [])
        try chain.days(to: "2019-08-20")
        #expect(chain.waiting == 0 && chain.standing("a") == "ended" && chain.disagreements() == [])
    }

    @Test func aWithdrawnTemporaryDwellingStaysWithdrawn() throws {
        var chain = try self.started()
        try chain.apply("a", since: "2019-06-01")
        try chain.nominate("d", ["availableUntil": "2020-12-31"])
        let said = "event-\(chain.events)"
        #expect(try chain.tell(.dwellingWithdrawn, "d", from: "mitros").isAccepted)
        #expect(try chain.tell(.dwellingWithdrawn, "d", from: "mitros").code == .alreadyClosed)
        let again = try chain.tell(
            .dwellingNominated, "d", from: "mitros",
            ["roundId": "r1", "availableUntil": "2020-12-31", "supplyId": .null], correcting: said)
        #expect(again.code == .alreadyClosed)
        try chain.days(to: "2019-08-02")
        #expect(chain.presented.isEmpty && chain.dwellingStanding("d") == "withdrawn" && chain.disagreements() == [])
    }

    /// The end of a round and the release of a lock, reported in advance, stay when round and lock are corrected.
    @Test func endsReportedAheadStay() throws {
        var chain = try self.started()
        try chain.apply("a", since: "2019-07-15")
        let opened = "event-\(chain.events - 1)"
        try chain.tell(.roundClosed, "r1", from: "vierde-huis", ["closedOn": "2019-08-10"])
        let round = try chain.tell(
            .roundOpened, "r1", from: "vierde-huis",
            ["quarter": "2019-Q3", "opensOn": "2019-08-01", "closesOn": "2019-09-30", "dwellings": 12],
            correcting: opened)
        #expect(round.isAccepted, "\(round)")
        let lock: [String: JSONValue] = [
            "level": "complex", "locationId": "complex-1", "lockedOn": "2019-08-01", "lockedUntil": .null,
        ]
        try chain.tell(.locationLocked, "l", from: "vierde-huis", lock)
        let locked = "event-\(chain.events)"
        try chain.tell(.locationReleased, "l", from: "vierde-huis", ["releasedOn": "2019-08-05"])
        #expect(try chain.tell(.locationLocked, "l", from: "vierde-huis", lock, correcting: locked).isAccepted)
        try chain.nominate("d", ["complexId": "complex-1"])
        try chain.days(to: "2019-08-04")
        #expect(chain.presented.isEmpty)
        try chain.days(to: "2019-08-05")
        #expect(chain.presented == ["d": ["a"]])
        try chain.days(to: "2019-08-10")
        #expect(try chain.nominate("e").code == .alreadyClosed)
        #expect(chain.presented.isEmpty && chain.disagreements() == [])
    }

    /// Two contracts in one dwelling that the office allocated are one letting.
    @Test func twoPeopleInOneAllocatedDwellingAreOneLetting() throws {
        var chain = try self.started()
        try chain.tell(
            .allocationRecorded, "x", from: "vierde-huis",
            Self.allocation(of: "a", in: "d").merging(["applicationId": .null]) { $1 })
        for id in ["t1", "t2"] {
            try chain.tell(
                .tenancyStarted, id, from: "mitros",
                ["dwellingId": "d", "applicationId": .null, "group": "mo-bw", "startedOn": "2019-08-01"])
        }
        #expect(chain.figure("target-realised", "2019", "group:mo-bw") == 1)
    }

    /// An action that is closed from a later day on continues until then; progress with a wrong day is corrected.
    @Test func anActionClosedAheadContinuesUntilItsDay() throws {
        var chain = try self.started()
        try chain.tell(
            .actionRegistered, "a1", from: "uitvoeringsteam", ["number": 1, "dueOn": "2019-08-05"])
        try chain.tell(.actionClosed, "a1", from: "uitvoeringsteam", ["closedOn": "2019-08-20"])
        let done = try chain.tell(
            .actionProgressed, "a1", from: "uitvoeringsteam", ["state": "done", "progressedOn": "2019-08-01"])
        #expect(done.isAccepted, "\(done)")
        try chain.tell(
            .actionProgressed, "a1", from: "uitvoeringsteam", ["state": "running", "progressedOn": "2019-08-01"],
            correcting: "event-\(chain.events)")
        try chain.days(to: "2019-08-07")
        func overdue(_ chain: Chain) -> Bool {
            chain.monitoring.snapshot.signals.contains { $0.isRaised && $0.kind == .actionOverdue }
        }
        #expect(overdue(chain) && chain.escalation.domain.snapshot.actions.first?.state == .running)
        try chain.days(to: "2019-08-20")
        #expect(!overdue(chain) && chain.escalation.domain.snapshot.actions.first?.state == .closed)
        let late = try chain.tell(
            .actionProgressed, "a1", from: "uitvoeringsteam", ["state": "done", "progressedOn": "2019-08-20"])
        #expect(late.code == .alreadyClosed)
    }
}
