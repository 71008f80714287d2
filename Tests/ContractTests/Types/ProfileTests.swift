import Contracts
import Testing

/// The second layer: who may say what.
@Suite(.timeLimit(.minutes(10)))
struct ProfileTests {
    @Test(arguments: EventType.allCases)
    func onlyTheKindsOfPartnerThatMaySendAType(type: EventType) {
        for kind in PartnerKind.allCases {
            let partner = partner(kind)
            let event = type.fullEvent(from: partner)
            for owner in [partner, nil] {
                let validation = validator.validate(body: event.bytes, owner: owner)
                if type.senders.contains(kind) {
                    #expect(validation.valid?.partner == partner)
                } else {
                    #expect(validation.rejection == Rejection(.typeNotYours, at: "/type"), "\(kind)")
                    #expect(validation.readableID == event.id)
                }
            }
        }
        #expect(!type.senders.isEmpty)
    }

    @Test func aPartnerCannotSpeakForAnother() {
        let institutions = directory.all.filter { $0.kind == .institution }
        for (one, other) in zip(institutions, institutions.dropFirst()) {
            var event = EventType.applicationWithdrawn.fullEvent
            event.source = other.source
            let rejection = validator.validate(body: event.bytes, owner: one).rejection
            #expect(rejection == Rejection(.sourceNotYours, at: "/source", expected: one.source))
            #expect(validator.validate(body: event.bytes, owner: other).valid?.partner == other)
        }
    }

    @Test(arguments: [
        ("urn:nld:doorstroom:lister", true), ("urn:nld:doorstroom:lister:ecd", true),
        ("urn:nld:doorstroom:lister:ecd:2", true), ("urn:nld:doorstroom:lister2", false),
        ("urn:nld:doorstroom:Lister", false), ("urn:nld:doorstroom:", false), ("urn:nld:doorstroom", false),
        ("urn:nld:doorstroom:lister/ecd", false), ("https://lister.nl", false), ("lister", false),
    ])
    func aSourceIsThePartnersOwnOrBelowIt(source: String, isKnown: Bool) throws {
        let lister = try #require(PartnerDirectory.plan["lister"])
        var event = EventType.applicationWithdrawn.fullEvent
        event.source = source
        for owner in [lister, nil] {
            let validation = validator.validate(body: event.bytes, owner: owner)
            #expect(isKnown ? validation.valid?.partner == lister : validation.rejection?.code == .sourceUnknown)
        }
    }

    @Test(arguments: [
        ("nl.doorstroom.application.submited.v1", "nl.doorstroom.application.submitted.v1"),
        ("nl.doorstroom.Match.Chosen.v1", "nl.doorstroom.match.chosen.v1"),
        ("nl.doorstroom.round.closed.v2", "nl.doorstroom.round.closed.v1"),
        ("dwelling.withdrawn", "nl.doorstroom.dwelling.withdrawn.v1"),
    ])
    func anUnknownTypeIsAnsweredWithTheNearest(type: String, nearest: String) throws {
        var event = EventType.matchChosen.fullEvent
        event.type = type
        let rejection = try #require(validator.validate(body: event.bytes, owner: nil).rejection)
        #expect(rejection.code == .typeUnknown)
        #expect(rejection.pointer == "/type")
        let names = rejection.expected?.split(separator: ",").map { $0.drop { $0 == " " } } ?? []
        #expect(names.count == 3)
        #expect(names.first.map { String($0) } == nearest)
        #expect(names.allSatisfy { EventType(wireName: String($0)) != nil })
    }

    @Test(arguments: EventType.allCases)
    func theSubjectIsTheReferenceInTheData(type: EventType) {
        var event = type.fullEvent
        event.subject = "another"
        #expect(validator.validate(event, owner: nil).rejection == Rejection(.subjectMismatch, at: "/subject"))
        event.subject = nil
        #expect(validator.validate(event, owner: nil).rejection == Rejection(.subjectMissing, at: "/subject"))
    }

    @Test(arguments: EventType.allCases)
    func theDataschemaIsAbsentOrTheTypesOwn(type: EventType) {
        var event = type.fullEvent
        event.dataschema = nil
        #expect(validator.validate(event, owner: nil).valid != nil)
        let other = EventType.allCases.first { $0 != type }?.dataschema ?? ""
        for schema in [other, type.dataschema + "#", type.dataschema.uppercased()] {
            event.dataschema = schema
            let rejection = validator.validate(event, owner: nil).rejection
            #expect(rejection == Rejection(.dataschemaMismatch, at: "/dataschema", expected: type.dataschema))
        }
    }

    @Test func theTimeIsNeverJudgedByTheClock() {
        var event = EventType.matchChosen.fullEvent
        for time in [nil, "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
            event.time = time
            #expect(validator.validate(body: event.bytes, owner: nil).valid != nil)
        }
    }

    @Test func namesOfTypesAndTopicsReadBack() {
        #expect(EventType.allCases.count == 48)
        for type in EventType.allCases {
            #expect(EventType(wireName: type.wireName) == type)
            #expect(type.dataType.type == type)
        }
        let topics = Topics(prefix: "test-1")
        #expect(topics.partner(ofIntake: topics.intake("bo-ex")) == "bo-ex")
        for other in [topics.feedback("bo-ex"), topics.stream(.matching), "test-1.in.", "doorstroom.in.bo-ex"] {
            #expect(topics.partner(ofIntake: other) == nil)
        }
    }

    @Test func partnersAreDistinctAndFitInATopicName() {
        let partners = directory.all
        #expect(Set(partners.map(\.name)).count == partners.count)
        for partner in partners {
            #expect(partner.id.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".contains($0) })
            #expect(directory.owner(ofSource: partner.source) == partner)
        }
        #expect(Set(partners.map(\.kind)) == Set(PartnerKind.allCases))
    }
}
