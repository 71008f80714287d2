import Contracts
import JSON
import Testing
import Vocabulary

/// REG-1, MAT-15: which party may report about which other, on the partner's topic.
@Suite(.timeLimit(.minutes(20)))
struct SenderRulesTests {
    private func started() throws -> Chain {
        var chain = Chain()
        try chain.days(to: "2019-08-01")
        try chain.open(opens: "2019-08-01")
        return chain
    }

    @Test func aCorporationSpeaksForItself() throws {
        var chain = try self.started()
        let named: [(EventType, String, [String: JSONValue])] = [
            (.lettingsCounted, "c1", ["period": "2019-Q2", "priority": .null]), (.stockCounted, "s1", [:]),
            (.dwellingNominated, "d1", ["roundId": "r1", "supplyId": .null]),
        ]
        for (type, subject, data) in named {
            let other = try chain.tell(
                type, subject, from: "bo-ex", data.merging(["corporationId": "mitros"]) { $1 })
            #expect(other.code == .partyNotYours && other.pointer == "/data/corporationId", "\(type)")
            for own in ["bo-ex", .null] as [JSONValue] {
                let answer = try chain.tell(
                    type, "\(subject)-\(own == .null)", from: "bo-ex", data.merging(["corporationId": own]) { $1 })
                #expect(answer.isAccepted, "\(type): \(answer)")
            }
        }
        #expect(chain.figure("lettings-total", "2019-Q2") == 401)
        // The office may report for all.
        let office = try chain.tell(
            .lettingsCounted, "c2", from: "vierde-huis",
            ["period": "2019-Q2", "priority": .null, "corporationId": "mitros", "regular": 9])
        #expect(office.isAccepted && chain.figure("lettings-total", "2019-Q2") == 410)
    }

    /// For every type that names a party, an event that names a party other than the sender is refused, for every
    /// sender that reports for itself.
    @Test func everyTypeThatNamesAPartyIsCheckedAgainstTheSender() throws {
        var chain = try self.started()
        var found: Set<EventType> = []
        for type in EventType.allCases {
            for field in ["corporationId", "institutionId"] where type.form.fields.contains(where: { $0.name == field })
            {
                for kind in type.senders where [.corporation, .landlord, .institution].contains(kind) {
                    guard let partner = PartnerDirectory.plan.all.first(where: { $0.kind == kind }) else { continue }
                    found.insert(type)
                    let answer = try chain.tell(type, "x-\(field)", from: partner.id, [field: "somebody-else"])
                    #expect(answer.code == .partyNotYours && answer.pointer == "/data/\(field)", "\(type) \(answer)")
                }
            }
        }
        #expect(found == [.lettingsCounted, .stockCounted, .dwellingNominated])
    }

    @Test func clientsOfTheCityDealComeFromItsMeeting() throws {
        var chain = try self.started()
        let cityDeal: [String: JSONValue] = ["group": "city-deal"]
        let institution = try chain.apply("a", from: "lister", cityDeal)
        #expect(institution.code == .groupNotYours && institution.pointer == "/data/group")
        #expect(try chain.apply("a", from: "city-deal-overleg").code == .groupNotYours)
        #expect(try chain.apply("a", from: "city-deal-overleg", cityDeal).isAccepted)
        #expect(try chain.apply("b", from: "lister").isAccepted)
        let changed = try chain.tell(
            .applicationChanged, "b", from: "lister", ["group": "city-deal", "reason": "correction"])
        #expect(changed.code == .groupNotYours)
        // Clients are presented for their group's dwellings only.
        try chain.nominate("d1")
        try chain.nominate("d2", ["reservedFor": "city-deal"])
        try chain.days(to: "2019-08-02")
        #expect(chain.presented == ["d1": ["b"], "d2": ["a"]])
    }

    /// Only the corporation that nominated a dwelling can let it, and only the party of a tenancy can report on it.
    @Test func aPartnerReportsOnlyItsOwnTenancies() throws {
        var chain = try self.started()
        try chain.nominate("d1")
        let tenancy: [String: JSONValue] = [
            "dwellingId": "d1", "applicationId": .null, "group": "mo-bw", "startedOn": "2019-08-01",
        ]
        let other = try chain.tell(.tenancyStarted, "t1", from: "bo-ex", tenancy)
        #expect(other.code == .referenceTaken && other.pointer == "/data/dwellingId")
        #expect(try chain.tell(.tenancyStarted, "t1", from: "mitros", tenancy).isAccepted)
        let nuisance: [String: JSONValue] = ["tenancyId": "t1", "occurredOn": "2019-08-01"]
        #expect(try chain.tell(.nuisanceReported, "n1", from: "bo-ex", nuisance).code == .referenceUnknown)
        #expect(try chain.tell(.nuisanceReported, "n1", from: "mitros", nuisance).isAccepted)
        #expect(
            try chain.tell(.supplyAnnounced, "supply-1", from: "bo-ex", ["expectedIn": "2020-Q1"]).isAccepted,
            "corporations agree on the share of new building with the municipality (A23)")
    }
}
