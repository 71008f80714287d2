import Contracts
import JSON
@testable import RegistrationService
import Testing
import Vocabulary

/// REG-1, AVG: a partner cannot find out whether another partner's reference exists.
@Suite(.timeLimit(.minutes(20)))
struct OthersReferencesTests {
    /// An event about a thing, from a partner to which the thing does not belong.
    struct Probe {
        let type: EventType
        let partner: String
        /// The field that names the thing, and the thing; the event's own reference where that is its first field.
        let field: String
        let existing: String
        var data: [String: JSONValue] = [:]
    }

    /// A tenancy of Lister's client with Mitros, with support; a second client and its dwelling are presented to Mitros.
    private static func city() throws -> (chain: Chain, presentation: String) {
        var chain = Chain()
        try chain.days(to: "2019-08-01")
        try chain.open()
        try chain.apply("a")
        try chain.apply("b")
        try chain.nominate("d1")
        let told: [(EventType, String, String, [String: JSONValue])] = [
            (
                .tenancyStarted, "t", "mitros",
                ["dwellingId": "d-outside", "applicationId": "a", "group": "mo-bw", "startedOn": "2019-08-01"]
            ), (.supportArranged, "s", "lister", ["tenancyId": "t", "startsOn": "2019-08-01"]),
            (.tenancyEnded, "t", "mitros", ["endedOn": "2019-12-31"]),
            (.urgencyGranted, "u", "vierde-huis", ["applicationId": "b", "grantedOn": "2019-08-01"]),
        ]
        for (type, subject, partner, data) in told {
            let answer = try chain.tell(type, subject, from: partner, data)
            try #require(answer.isAccepted, "\(type): \(answer)")
        }
        try chain.days(to: "2019-08-02")
        return (chain, try #require(chain.presentation(of: "d1")))
    }

    private static let probes = [
        Probe(type: .applicationChanged, partner: "exodus", field: "applicationId", existing: "b"),
        Probe(
            type: .applicationPaused, partner: "exodus", field: "applicationId", existing: "b",
            data: ["pausedOn": "2019-08-02"]),
        Probe(
            type: .applicationResumed, partner: "exodus", field: "applicationId", existing: "b",
            data: ["resumedOn": "2019-08-02"]),
        Probe(
            type: .applicationWithdrawn, partner: "exodus", field: "applicationId", existing: "b",
            data: ["withdrawnOn": "2019-08-02"]),
        Probe(type: .dwellingWithdrawn, partner: "bo-ex", field: "dwellingId", existing: "d1"),
        Probe(
            type: .tenancyEnded, partner: "bo-ex", field: "tenancyId", existing: "t", data: ["endedOn": "2019-08-02"]),
        Probe(
            type: .tenancyFlipped, partner: "exodus", field: "tenancyId", existing: "t",
            data: ["flippedOn": "2019-08-02"]),
        Probe(
            type: .supportArranged, partner: "exodus", field: "tenancyId", existing: "t",
            data: ["startsOn": "2019-08-02"]),
        Probe(
            type: .supportEnded, partner: "exodus", field: "supportId", existing: "s", data: ["endedOn": "2019-08-02"]),
        Probe(
            type: .handoverCompleted, partner: "exodus", field: "tenancyId", existing: "t",
            data: ["completedOn": "2019-08-02"]),
        Probe(
            type: .relapseReported, partner: "exodus", field: "tenancyId", existing: "t",
            data: ["occurredOn": "2019-08-02"]),
        Probe(
            type: .nuisanceReported, partner: "exodus", field: "tenancyId", existing: "t",
            data: ["occurredOn": "2019-08-02"]),
        Probe(
            type: .nuisanceReported, partner: "bo-ex", field: "tenancyId", existing: "t",
            data: ["occurredOn": "2019-08-02"]),
        Probe(
            type: .offerRefused, partner: "exodus", field: "applicationId", existing: "b",
            data: ["refusedOn": "2019-08-02"]),
    ]

    /// The whole answer is the same, whether the reference exists or not.
    @Test func anothersReferenceAnswersAsOneThatDoesNotExist() throws {
        var (chain, presentation) = try Self.city()
        for probe in Self.probes {
            let isSubject = probe.type.form.fields[0].name == probe.field
            let answers = try [probe.existing, "x-unknown"].map { reference in
                var data = probe.data
                if !isSubject { data[probe.field] = .string(reference) }
                let subject = isSubject ? reference : probe.type == .offerRefused ? presentation : "own-\(probe.type)"
                return try chain.tell(probe.type, subject, from: probe.partner, data)
            }
            #expect(answers[0].code == .referenceUnknown, "\(probe.type): \(answers[0])")
            #expect(answers[0].pointer == "/data/\(probe.field)", "\(probe.type): \(answers[0])")
            #expect("\(answers[1])" == "\(answers[0])", "\(probe.type)")
        }
    }

    /// A presentation to Mitros does not exist for Bo-Ex, and not for an institution whose client is not in it.
    @Test func anothersPresentationAnswersAsOneThatDoesNotExist() throws {
        var (chain, presentation) = try Self.city()
        try chain.apply("c", from: "exodus")
        for id in [presentation, "x-unknown"] {
            try chain.tell(.matchChosen, id, from: "bo-ex", ["applicationId": "b"])
            #expect(chain.decision("bo-ex") == "presentation-unknown", "\(id)")
            try chain.tell(.matchDeclined, id, from: "bo-ex")
            #expect(chain.decision("bo-ex") == "presentation-unknown", "\(id)")
            try chain.tell(.offerRefused, id, from: "exodus", ["applicationId": "c", "refusedOn": "2019-08-02"])
            #expect(chain.decision("exodus") == "presentation-unknown", "\(id)")
        }
        // The corporation itself gets an answer about its own.
        try chain.tell(.matchChosen, presentation, from: "mitros", ["applicationId": "nobody"])
        #expect(chain.decision("mitros") == "candidate-not-presented")
    }

    /// Where the people are real, a thing about a person is registered only under a reference that nobody can guess. So
    /// the answer that it is taken tells something only to a partner that knew it.
    @Test func referencesToPersonsCannotBeGuessedWhereThePeopleAreReal() throws {
        var real = Chain()
        real.judge = RegistrationJudge(isSimulated: false)
        var simulated = Chain()
        var refused: Set<EventType> = []
        for type in EventType.allCases where type != .calendarDayRequested {
            let partner = try #require(PartnerDirectory.plan.all.first { type.senders.contains($0.kind) })
            let answer = try real.tell(type, "2019-001", from: partner.id)
            if answer.code == .referenceGuessable {
                #expect(answer.pointer == "/data/\(type.form.fields[0].name)", "\(type)")
                refused.insert(type)
            }
            #expect(try simulated.tell(type, "2019-001", from: partner.id).code != .referenceGuessable)
            // The contract's own sample is as it should be.
            let sample = try #require(
                try Chain.sample(type).first { $0.name == type.form.fields[0].name }?.value.stringValue)
            #expect(try real.tell(type, sample, from: partner.id).code != .referenceGuessable, "\(type)")
        }
        #expect(
            refused == [
                .applicationSubmitted, .tenancyStarted, .allocationRecorded, .supportArranged, .handoverCompleted,
                .relapseReported, .nuisanceReported, .urgencyGranted, .urgencyRefused, .exceptionGranted,
            ])
        // A support that was registered before the rule can be set again; an application cannot be registered again.
        real.judge = RegistrationJudge(isSimulated: true)
        try real.apply("a-old")
        try real.tell(
            .tenancyStarted, "t-old", from: "mitros", ["applicationId": .null, "dwellingId": "d", "group": "mo-bw"])
        let before = try real.tell(.supportArranged, "s-old", from: "lister", ["tenancyId": "t-old"])
        real.judge = RegistrationJudge(isSimulated: false)
        let again = try real.tell(.supportArranged, "s-old", from: "lister", ["tenancyId": "t-old"])
        #expect(before.isAccepted && again.isAccepted, "\(before) \(again)")
        #expect(try real.apply("a-old").code == .referenceGuessable)
        let other = try real.tell(.supportArranged, "s-old", from: "exodus", ["tenancyId": "t-old"])
        #expect(other.code == .referenceGuessable)
        let uuid = "0197f9c2-1a2b-7c3d-8e4f-5a6b7c8d9e0f"
        #expect(try real.apply(uuid).isAccepted)
        #expect(try real.apply(uuid, from: "exodus").code == .referenceTaken)
    }
}
