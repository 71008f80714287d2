import Contracts
import EscalationDomain
@testable import EscalationService
import MatchingDomain
@testable import MatchingService
import Messaging
import MonitoringDomain
@testable import MonitoringService
import Testing
import Vocabulary

/// Every accepted event has a reader, or the contract says that it is recorded only.
@Suite(.timeLimit(.minutes(20)))
struct ReadersTests {
    /// Which services make something of a type, asked with its sample.
    private static func readers(of type: EventType) throws -> [String] {
        let data = JSONValue.object(try Chain.sample(type))
        let event = try StreamEvent(
            stream: .registration,
            bytes: JSONWriter.bytes([
                "specversion": "1.0", "id": "e", "sequence": "1", "type": .string(type.wireName), "source": "s",
                "subject": data[type.form.fields[0].name] ?? "", "partner": "lister", "time": "2019-08-01T00:00:00Z",
                "data": data,
            ]))
        var readers: [String] = []
        if try MatchingFact(event) != nil { readers.append("matching") }
        if try MonitoringFact(event) != nil { readers.append("monitoring") }
        if try EscalationFact(event, derive: { $0 }) != nil { readers.append("escalation") }
        return readers
    }

    @Test(arguments: EventType.allCases)
    func aTypeIsReadOrRecordedOnly(_ type: EventType) throws {
        // The calendar is read by all, as days; the account of status holders is Registration's own.
        guard ![.calendarDayRequested, .statusHoldersTargeted].contains(type) else {
            #expect(!type.isRecordedOnly)
            return
        }
        #expect(try Self.readers(of: type).isEmpty == type.isRecordedOnly, "\(type)")
    }

    /// `policy.set` with a known version and other rules.
    @Test func aVersionOfAPolicyNeverChanges() throws {
        var chain = Chain()
        try chain.days(to: "2019-07-01")
        try chain.open(candidates: 1)
        func set(_ version: Int, candidates: Int, _ chain: inout Chain, correcting: String? = nil) throws -> Answer {
            try chain.tell(
                .policySet, "policy", from: "gemeente-utrecht",
                [
                    "version": JSONValue(version), "validFrom": "2019-01-01",
                    "candidatesPerDwelling": JSONValue(candidates),
                    "responseDays": 14, "inflowSharePercent": 20, "confirmation": "automatic", "levels": .null,
                    "declines": .null, "refusals": .null, "limits": .null, "commitments": .null,
                    "complexCapPercent": .null, "complexCapCorporations": .null, "entranceCap": .null,
                    "suitability": .null,
                ], correcting: correcting)
        }
        let known = try set(1, candidates: 3, &chain)
        #expect(known.code == .versionTaken && known.pointer == "/data/version")
        #expect(try set(1, candidates: 1, &chain).isAccepted, "the same again is no other version")
        #expect(try set(2, candidates: 3, &chain).isAccepted)
        #expect(try set(1, candidates: 3, &chain, correcting: "event-\(chain.events)").code == .versionTaken)
        #expect(try set(2, candidates: 1, &chain).code == .versionTaken)
    }
}
