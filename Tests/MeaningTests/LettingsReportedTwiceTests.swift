import Contracts
import JSON
import TestRandom
import Testing
import Vocabulary

/// REG-13, MON-3, MON-4: a letting counts once, however often and by whichever party it is reported, and a total equals
/// its parts.
@Suite(.timeLimit(.minutes(20)))
struct LettingsReportedTwiceTests {
    private static let period = "2019"

    private static func realised(_ chain: Chain, _ row: TargetGroup = .moBw) -> Int {
        chain.figure("target-realised", Self.period, "group:\(row.rawValue)") ?? 0
    }

    private func started() throws -> Chain {
        var chain = Chain()
        try chain.days(to: "2019-09-30")
        try chain.apply("a", since: "2019-01-01")
        return chain
    }

    /// An allocation by the office, on 20 June; `marks` are the identifying details that the office knows.
    private func allocate(
        _ chain: inout Chain, _ marks: [String: JSONValue] = [:], group: JSONValue = "mo-bw", id: String = "x1",
        corporation: JSONValue = "bo-ex"
    ) throws {
        let data: [String: JSONValue] = [
            "group": group, "corporationId": corporation, "allocatedOn": "2019-06-20", "waitingSince": "2019-02-01",
        ]
        let answer = try chain.tell(.allocationRecorded, id, from: "vierde-huis", data.merging(marks) { $1 })
        #expect(answer.isAccepted, "\(answer)")
    }

    /// A tenancy reported by the corporation, on 1 July, in a dwelling that was never nominated.
    private func start(
        _ chain: inout Chain, _ changes: [String: JSONValue] = [:], id: String = "t1", dwelling: JSONValue = "d-1"
    ) throws {
        let data: [String: JSONValue] = [
            "dwellingId": dwelling, "applicationId": .null, "group": "mo-bw", "startedOn": "2019-07-01",
            "contractForm": "own", "independent": true,
        ]
        let answer = try chain.tell(.tenancyStarted, id, from: "bo-ex", data.merging(changes) { $1 })
        #expect(answer.isAccepted, "\(answer)")
    }

    private func count(
        _ chain: inout Chain, _ id: String, from corporation: String = "bo-ex", _ changes: [String: JSONValue]
    ) throws {
        let data: [String: JSONValue] = [
            "period": "2019-Q3", "regular": 0, "priority": .null, "neighbourhood": .null, "rentClass": .null,
            "corporationId": .null,
        ]
        let answer = try chain.tell(.lettingsCounted, id, from: corporation, data.merging(changes) { $1 })
        #expect(answer.isAccepted, "\(answer)")
    }

    @Test(arguments: ["tenancyId", "dwellingId", "applicationId", nil], [true, false])
    func anAllocationAndItsTenancyAreOneLetting(mark: String?, isOfficeFirst: Bool) throws {
        var chain = try self.started()
        let marks: [String: JSONValue] =
            switch mark {
            case "tenancyId": ["tenancyId": "t1"]
            case "dwellingId": ["dwellingId": "d-1"]
            case "applicationId": ["applicationId": "a"]
            default: [:]
            }
        let tenant: [String: JSONValue] = mark == "applicationId" ? ["applicationId": "a", "group": .null] : [:]
        if isOfficeFirst { try self.allocate(&chain, marks) }
        try self.start(&chain, tenant)
        if !isOfficeFirst { try self.allocate(&chain, marks) }
        #expect(Self.realised(chain) == 1)
        #expect(chain.figure("lettings-total", Self.period) == 1)
    }

    /// Another dwelling, client, group or corporation makes it another letting, and so does a start outside the period
    /// after the allocation.
    @Test func aDifferenceMakesAnotherLetting() throws {
        for (marks, tenant, group) in [
            (["dwellingId": "d-9"], [:], "mo-bw"), (["tenancyId": "t9"], [:], "mo-bw"),
            ([:], [:], "young-adult"), ([:], ["startedOn": "2019-06-19"], "mo-bw"),
            ([:], ["startedOn": "2019-12-21"], "mo-bw"),
        ] as [([String: JSONValue], [String: JSONValue], JSONValue)] {
            var chain = try self.started()
            try chain.days(to: "2019-12-31")
            try self.allocate(&chain, marks, group: group)
            try self.start(&chain, tenant)
            #expect(Self.realised(chain) == 2, "\(marks) \(tenant) \(group)")
        }
        var chain = try self.started()
        try self.allocate(&chain, corporation: "mitros")
        try self.start(&chain)
        #expect(Self.realised(chain) == 2)
    }

    /// Each allocation matches at most one tenancy: two allocations and one tenancy are two lettings.
    @Test func anAllocationMatchesAtMostOneTenancy() throws {
        var chain = try self.started()
        try self.allocate(&chain)
        try self.allocate(&chain, id: "x2")
        try self.start(&chain)
        #expect(Self.realised(chain) == 2)
        try self.start(&chain, id: "t2", dwelling: "d-2")
        #expect(Self.realised(chain) == 2)
        try self.start(&chain, id: "t3", dwelling: "d-3")
        #expect(Self.realised(chain) == 3)
    }

    /// The dwelling was never nominated, and the corporation's own count already includes it.
    @Test func aTenancyIsInTheCountOfItsSender() throws {
        var chain = try self.started()
        try self.start(&chain)
        try self.count(&chain, "c1", ["regular": 7, "priority": [["group": "mo-bw", "dwellings": 1]]])
        #expect(Self.realised(chain) == 1)
        #expect(chain.figure("lettings-total", Self.period) == 8)
        // A letting without a corporation may be the one that is already counted.
        try self.allocate(&chain, ["allocatedOn": "2019-08-01"], corporation: .null)
        #expect(Self.realised(chain) == 1)
    }

    /// A total of 100 and the rent classes 40 and 60, in any order; without a total, the parts are the figure.
    @Test func aTotalAndItsPartsAreOneFigure() throws {
        let total: [(String, [String: JSONValue])] = [("all", ["regular": 100])]
        let classes: [(String, [String: JSONValue])] = [
            ("low", ["regular": 40, "rentClass": "lower-cap"]), ("high", ["regular": 60, "rentClass": "upper-cap"]),
        ]
        let neighbourhoods: [(String, [String: JSONValue])] = [
            ("one", ["regular": 30, "neighbourhood": ["code": "BU03440111", "year": 2019]]),
            ("two", ["regular": 60, "neighbourhood": ["code": "BU03440112", "year": 2019]]),
        ]
        for counts in [
            total + classes, classes + total, classes, total + classes + neighbourhoods, neighbourhoods + classes,
        ] {
            var chain = try self.started()
            for (id, data) in counts { try self.count(&chain, id, data) }
            #expect(chain.figure("lettings-total", Self.period) == 100, "\(counts.map(\.0))")
        }
        // When the parts exceed their total, the total holds.
        var more = try self.started()
        for (id, data) in classes + total + [("high", ["regular": 65, "rentClass": "upper-cap"])] {
            try self.count(&more, id, data)
        }
        #expect(more.figure("lettings-total", Self.period) == 100)
        // Counted again under another reference: the last count holds.
        var chain = try self.started()
        for (id, data) in total { try self.count(&chain, id, data) }
        try self.count(&chain, "again", ["regular": 90])
        #expect(chain.figure("lettings-total", Self.period) == 90)
    }

    /// A corporation that omits `corporationId` counts for itself; the office counts for the city.
    @Test func aCorporationWithoutANameCountsItself() throws {
        var chain = try self.started()
        try self.count(&chain, "c1", ["regular": 10])
        try self.count(&chain, "c2", from: "mitros", ["regular": 20])
        #expect(chain.figure("lettings-total", Self.period) == 30)
        try self.count(&chain, "city", from: "vierde-huis", ["regular": 33])
        #expect(chain.figure("lettings-total", Self.period) == 33)
    }

    @Test func targetsOfOneRowAreAdded() throws {
        var chain = try self.started()
        for (id, group, dwellings) in [("1", "mo-bw", 200), ("2", "wlz", 50), ("3", "mo-bw", 250)] {
            try chain.tell(
                .targetSet, id, from: "gemeente-utrecht",
                [
                    "year": 2019, "measure": "priority-lettings", "group": .string(group),
                    "dwellings": JSONValue(dwellings),
                ])
        }
        #expect(chain.figure("target-dwellings", Self.period, "group:mo-bw") == 300)
        #expect(chain.figure("target-remaining", Self.period, "group:mo-bw") == 300)
    }

    /// A7: only independent dwellings count in the rows. A8: co-optation is regular. A5, A6: through an institution or
    /// not.
    @Test func roomsCooptationAndInstitutions() throws {
        var chain = try self.started()
        try self.allocate(&chain, ["independent": false], group: "young-adult")
        #expect(Self.realised(chain) == 0)
        try self.allocate(&chain, ["category": "B.overig.cooptatie"], group: .null, id: "x2")
        #expect(chain.figure("lettings-total", Self.period) == 1 && chain.figure("lettings-priority", Self.period) == 0)
        let missing = try chain.tell(
            .allocationRecorded, "x3", from: "vierde-huis", ["group": .null, "category": "U.medisch.medisch"])
        #expect(missing.code == .fieldMissing && missing.pointer == "/data/group")
        for (number, group) in ["wlz", "forensic", "ex-detainee"].enumerated() {
            try self.allocate(&chain, group: .string(group), id: "out-\(number)")
            #expect(Self.realised(chain) == number && Self.realised(chain, .otherUrgent) == 1)
            try chain.tell(
                .allocationRecorded, "out-\(number)", from: "vierde-huis",
                [
                    "group": .string(group), "corporationId": "bo-ex", "allocatedOn": "2019-06-20",
                    "waitingSince": "2019-02-01", "institutionId": "lister",
                ], correcting: "event-\(chain.events)")
            #expect(Self.realised(chain) == number + 1 && Self.realised(chain, .otherUrgent) == 0)
        }
        // When the corporation reports a room, it no longer counts in the row.
        try self.allocate(&chain, ["tenancyId": "t9"], id: "x9")
        #expect(Self.realised(chain) == 4)
        try self.start(&chain, ["independent": false], id: "t9", dwelling: "d-9")
        #expect(Self.realised(chain) == 3)
    }

    /// Whichever channels report a letting, with a common mark where two do: the count is the number of actual
    /// lettings.
    @Test(arguments: 0..<12 as Range<UInt64>)
    func theCountIsTheNumberOfActualLettings(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var chain = try self.started()
        let corporations = ["bo-ex", "mitros", "portaal"]
        var truth: [String: Int] = [:]
        var messages: [(type: EventType, id: String, from: String, data: [String: JSONValue])] = []
        for number in 0..<random.int(3...25) {
            let corporation = random.pick(corporations)
            truth[corporation, default: 0] += 1
            let (isAllocated, isStarted) = random.pick([(true, false), (false, true), (true, true)])
            if isAllocated {
                var data: [String: JSONValue] = [
                    "group": "mo-bw", "corporationId": .string(corporation), "allocatedOn": "2019-07-05",
                    "waitingSince": "2019-02-01",
                ]
                if isStarted, random.flag() {
                    data["tenancyId"] = .string("t-\(number)")
                } else {
                    data["dwellingId"] = .string("d-\(number)")
                }
                messages.append((.allocationRecorded, "x-\(number)", "vierde-huis", data))
            }
            guard isStarted else { continue }
            messages.append(
                (
                    .tenancyStarted, "t-\(number)", corporation,
                    [
                        "dwellingId": .string("d-\(number)"), "applicationId": .null, "group": "mo-bw",
                        "startedOn": "2019-08-01", "independent": true,
                    ]
                ))
        }
        for corporation in corporations where random.flag() {
            messages.append(
                (
                    .lettingsCounted, "c-\(corporation)", corporation,
                    [
                        "period": "2019-Q3", "corporationId": .null, "regular": 5,
                        "priority": [["group": "mo-bw", "dwellings": JSONValue(truth[corporation] ?? 0)]],
                    ]
                ))
        }
        for message in messages.shuffled(using: &random) {
            let answer = try chain.tell(message.type, message.id, from: message.from, message.data)
            #expect(answer.isAccepted, "\(answer)")
        }
        #expect(Self.realised(chain) == truth.values.reduce(0, +))
    }
}
