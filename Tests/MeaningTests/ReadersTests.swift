import Contracts
import EscalationDomain
@testable import EscalationService
import JSON
import MatchingDomain
@testable import MatchingService
import MonitoringDomain
@testable import MonitoringService
import Pipeline
@testable import RegistrationService
import TestData
import Testing
import Vocabulary

/// Every accepted event has a reader, or the contract says that it is recorded only.
@Suite(.timeLimit(.minutes(20)))
struct ReadersTests {
    /// The services that read a type, determined with its sample.
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
        // All services read the calendar, as days; the account of status holders belongs to Registration alone.
        guard ![.calendarDayRequested, .statusHoldersTargeted].contains(type) else {
            #expect(!type.isRecordedOnly)
            return
        }
        #expect(try Self.readers(of: type).isEmpty == type.isRecordedOnly, "\(type)")
    }

    /// The services that read another service's events. A type without a reader is for external followers of the
    /// stream.
    @Test func ourOwnEventsHaveTheseReaders() throws {
        var readers: [InternalType: Set<ServiceName>] = [:]
        for (path, bytes) in try GoldenEvents.files() where path.contains("/stream-") {
            let recorded = try JSONParser.parse(bytes)
            guard recorded["sequence"] != nil else { continue }
            let stream = ServiceName.allCases.first { recorded["source"]?.stringValue == $0.source } ?? .registration
            let event = try StreamEvent(stream: stream, bytes: bytes)
            let type = try #require(event.internalType, "\(path)")
            readers[type, default: []].formUnion(try stream.readers.filter { try Self.reads($0, event) })
        }
        let monitored: [InternalType] = [
            .quotaAnnounced, .presentationProposed, .presentationDropped, .presentationMade, .presentationEnded,
            .placementConfirmed, .placementCancelled,
        ]
        let unread: [InternalType] = [
            .termAnnounced, .termReached, .solveCertified, .roundReported, .indicatorMeasured, .alertRaised,
            .alertUpdated, .notificationIntended, .readLogCheckpointed,
        ]
        var expected: [InternalType: Set<ServiceName>] = [
            .dayStarted: [.matching], .standingChanged: [.registration, .monitoring],
            .signalRaised: [.escalation], .signalUpdated: [.escalation], .signalCleared: [.escalation],
        ]
        for type in monitored { expected[type] = [.monitoring] }
        for type in unread { expected[type] = [] }
        #expect(readers == expected)
    }

    private static func reads(_ service: ServiceName, _ event: StreamEvent) throws -> Bool {
        switch service {
        case .registration:
            var standings: [StandingView.Key: StandingView.Standing] = [:]
            try StandingView.note(event, in: &standings)
            return !standings.isEmpty
        case .matching: return try MatchingFact(event) != nil
        case .monitoring: return try MonitoringFact(event) != nil
        case .escalation: return try EscalationFact(event, derive: { $0 }) != nil
        }
    }

    /// Sends `policy.set` with a known version and other rules.
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
