import Contracts
import JSON
@testable import MatchingDomain
import Testing
import Vocabulary

/// The plan's rules for its groups: who may be presented where, what counts where, and who gets one offer.
@Suite(.timeLimit(.minutes(20)))
struct GroupsTests {
    private func started(candidates: Int = 1) throws -> Chain {
        var chain = Chain()
        try chain.days(to: "2019-08-01")
        try chain.open(candidates: candidates, opens: "2019-08-01")
        try chain.tell(.corporationSized, "ssh", from: "gemeente-utrecht", ["dwellings": 3_628, "asOf": "2018-01-01"])
        return chain
    }

    /// A1, A2: young people are registered, and presented for a room of SSH; teenage mothers and couch-hoppers also for
    /// any dwelling of MO/BW.
    @Test(arguments: ["young-adult", "couch-hopper", "teenage-mother", "nidos-18"])
    func youngPeopleArePresentedForRooms(group: String) throws {
        var chain = try self.started()
        let young: [String: JSONValue] = [
            "group": .string(group), "profile": ["kinds": ["room", "studio", "apartment"]],
            "birthYears": ["from": 2002, "to": 2002],
        ]
        #expect(try chain.apply("a", young).isAccepted)
        let room = try chain.nominate(
            "room", from: "ssh",
            [
                "kind": "room", "rooms": 1, "rentCents": 30_000, "contractForm": "campus", "reservedFor": "young-adult",
                "concept": "student-complex",
            ])
        #expect(room.isAccepted, "\(room)")
        try chain.days(to: "2019-08-02")
        #expect(chain.presented == ["room": ["a"]])
        // The group is visible, with or without priority (REG-4): the norm is promised to all except NIDOS youths.
        try chain.days(to: "2019-08-03")
        let dimension = "group:\(group)"
        #expect(chain.figure("waiting-count", "2019", dimension) == 1)
        #expect((chain.figure("waiting-over-norm", "2019", dimension) != nil) == (group != "nidos-18"))
        // A dwelling reserved for this group goes to no other young person; an ordinary one is not for NIDOS youths.
        var other = try self.started()
        try other.apply("a", young.merging(["birthYears": .null]) { $1 })
        try other.apply("b", young.merging(["group": group == "couch-hopper" ? "young-adult" : "couch-hopper"]) { $1 })
        if group != "young-adult" {
            try other.nominate("own", ["reservedFor": .string(group)])
            try other.days(to: "2019-08-02")
            #expect(other.presented == ["own": ["a"]])
        }
        var ordinary = try self.started()
        try ordinary.apply("a", young.merging(["maximumRentCents": 40_000]) { $1 })
        try ordinary.nominate("any", ["rentCents": 39_000])
        try ordinary.days(to: "2019-08-02")
        #expect(ordinary.presented.isEmpty == (group == "nidos-18"))
    }

    /// A3: the plan's 135 are institution dwellings, which can flip.
    @Test(arguments: [("institution", true), ("flip", true), ("campus", false), ("own", false)])
    func anInstitutionDwellingFlips(form: String, canFlip: Bool) throws {
        var chain = try self.started()
        try chain.apply("a")
        try chain.tell(
            .tenancyStarted, "t1", from: "mitros",
            [
                "dwellingId": "elsewhere", "applicationId": "a", "group": .null, "contractForm": .string(form),
                "startedOn": "2019-08-01",
            ])
        let answer = try chain.tell(.tenancyFlipped, "t1", from: "lister", ["flippedOn": "2019-08-01"])
        #expect(answer.isAccepted == canFlip && (canFlip || answer.code == .notAllowedNow), "\(answer)")
    }

    /// A4: people who leave a clinic, a prison or Wlz care may move to an institution's dwelling.
    @Test(arguments: ["forensic", "wlz", "ex-detainee", "mo-bw"])
    func institutionDwellingsAreOpenToTheGroupsOfThePlan(group: String) throws {
        var chain = try self.started()
        try chain.apply("a", ["group": .string(group), "route": "outflow"])
        try chain.nominate("d1", ["contractForm": "institution"])
        try chain.days(to: "2019-08-02")
        #expect(chain.presented.isEmpty == (group == "mo-bw"))
        try chain.apply("b", ["group": "mo-bw", "route": "inflow"])
        try chain.nominate("d2", ["contractForm": "institution"])
        try chain.days(to: "2019-08-03")
        #expect(chain.presented["d2"] == ["b"] || chain.presented["d1"] == ["b"])
    }

    /// A7: a room counts towards no share of a round, and its letting towards no row of the targets.
    @Test func aRoomIsNoDwellingOfTheTarget() throws {
        var chain = try self.started()
        try chain.tell(
            .contingentSet, "c1", from: "beter-wonen",
            ["institutionId": "lister", "year": 2019, "dwellings": 10, "inflowDwellings": .null])
        try chain.apply("a", ["group": "young-adult", "profile": ["kinds": ["room"]]])
        try chain.nominate(
            "room", from: "ssh", ["kind": "room", "rooms": 1, "contractForm": "own", "reservedFor": "young-adult"])
        try chain.days(to: "2019-08-02")
        let presentation = try #require(chain.presentation(of: "room"))
        try chain.tell(.matchChosen, presentation, from: "ssh", ["applicationId": "a"])
        try chain.tell(
            .tenancyStarted, "t1", from: "ssh",
            [
                "dwellingId": "room", "applicationId": "a", "group": .null, "independent": false,
                "startedOn": "2019-08-02", "contractForm": "own",
            ])
        let quota = try #require(chain.matching.quotas.sorted.first { $0.corporation == "ssh" })
        #expect(quota.nominated == 0 && quota.quota > 0)
        #expect(chain.figure("target-realised", "2019", "group:mo-bw") ?? 0 == 0)
        #expect(chain.figure("placed-count", "2019") == 1, "the client has a home")
        try chain.days(to: "2019-12-20")
        let fairness = try #require(chain.matching.rounds["r1"]?.report?.fairness)
        #expect(fairness.placed == 0, "it is none of the contingents' dwellings")
    }

    /// A9, A10: women's shelter clients search with an urgency; people who leave a corporation hotel also get one
    /// offer.
    @Test(arguments: [("mo-bw", true), ("womens-shelter", false), ("corporation-hotel", true)])
    func someGroupsGetASingleOffer(group: String, losesIt: Bool) throws {
        var chain = try self.started()
        let reserved: JSONValue = group == "corporation-hotel" ? "corporation-hotel" : .null
        try chain.apply("a", ["group": .string(group), "route": "outflow"])
        try chain.nominate("d1", ["reservedFor": reserved])
        try chain.days(to: "2019-08-02")
        let presentation = try #require(chain.presentation(of: "d1"))
        try chain.tell(
            .offerRefused, presentation, from: "lister",
            ["applicationId": "a", "reason": "WBN", "refusedOn": "2019-08-02"])
        try chain.nominate("d2", ["reservedFor": reserved])
        try chain.days(to: "2019-08-03")
        #expect(chain.presented == (losesIt ? [:] : ["d2": ["a"]]))
    }

    /// A12, MAT-9: the advice on districts also considers recent allocations there, inside and outside the rounds.
    @Test func theAdviceLooksBack() throws {
        var chain = try self.started()
        func advice(_ chain: Chain) -> (kind: String, share: Int?)? {
            let quota = chain.told("mitros", "nl.doorstroom.quota.announced.v1").last
            let district = quota?["advice"]?.arrayValue?.first { $0["district"] == "WK034407" }
            return (district?["kind"]?.stringValue ?? "", district?["recentSharePercent"]?.integerValue.map { Int($0) })
        }
        #expect(advice(chain)?.kind == "neutral" && advice(chain)?.share == nil)
        for number in 0..<20 {
            try chain.tell(
                .allocationRecorded, "x\(number)", from: "vierde-huis",
                [
                    "group": "mo-bw", "district": number < 8 ? "WK034407" : "WK034401",
                    "allocatedOn": number == 0 ? "2018-07-01" : "2019-07-01", "waitingSince": .null,
                ])
        }
        func announce(_ chain: inout Chain, _ dwellings: Int) throws {
            try chain.tell(
                .corporationSized, "bo-ex", from: "gemeente-utrecht",
                ["dwellings": JSONValue(dwellings), "asOf": "2019-01-01"])
        }
        try announce(&chain, 8_000)
        #expect(advice(chain)?.kind == "neutral", "nineteen in the last twelve months say too little")
        try chain.tell(
            .allocationRecorded, "x20", from: "vierde-huis",
            ["group": "mo-bw", "district": "WK034407", "allocatedOn": "2019-07-01", "waitingSince": .null])
        try announce(&chain, 8_001)
        #expect(advice(chain)?.kind == "spare" && advice(chain)?.share == 40)
    }

    /// A23, MAT-18: SSH's promise and its 15 % are figures of the policy, and the report shows them.
    @Test func theReportContainsACorporationsPromises() throws {
        var chain = try self.started()
        let year = try chain.tell(
            .policySet, "policy", from: "gemeente-utrecht",
            [
                "version": 2, "validFrom": "2019-01-01", "candidatesPerDwelling": 1, "responseDays": 14,
                "inflowSharePercent": 20, "confirmation": "automatic", "levels": .null, "declines": .null,
                "refusals": .null, "limits": .null, "complexCapPercent": 15, "complexCapCorporations": ["ssh"],
                "commitments": [["corporationId": "ssh", "groups": ["young-adult", "couch-hopper"], "dwellings": 50]],
                "entranceCap": .null, "suitability": .null,
            ])
        #expect(year.isAccepted, "\(year)")
        try chain.tell(
            .roundOpened, "r2", from: "vierde-huis",
            ["quarter": "2019-Q3", "opensOn": "2019-08-01", "closesOn": "2019-08-20", "dwellings": 5])
        for (id, group) in [("a", "couch-hopper"), ("b", "young-adult")] {
            try chain.apply(id, ["group": .string(group)])
        }
        // Fifteen per cent of ten, rounded down, is one.
        for id in ["d1", "d2"] {
            try chain.nominate(id, round: "r2", from: "ssh", ["complexId": "complex-1", "complexUnits": 10])
        }
        try chain.days(to: "2019-08-02")
        #expect(chain.presented.count == 1)
        let presentation = try #require(chain.presented.keys.first.flatMap { chain.presentation(of: $0) })
        let candidate = try #require(chain.presented.values.first?.first)
        try chain.tell(.matchChosen, presentation, from: "ssh", ["applicationId": .string(candidate)])
        try chain.days(to: "2019-08-21")
        let progress = try #require(chain.matching.rounds["r2"]?.report?.commitments?.first)
        #expect(progress.promised == 50 && progress.placed == 1)
    }
}
