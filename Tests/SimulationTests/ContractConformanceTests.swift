import Contracts
import Simulation
import Testing
import Vocabulary

/// Compares the simulator's expected verdicts with the validator's.
@Suite(.timeLimit(.minutes(10)))
struct ContractConformanceTests {
    private let validator = EventValidator(directory: .plan)

    private func validate(_ message: SimulatedMessage) -> Validation {
        self.validator.validate(
            body: message.body, headers: message.headers, owner: PartnerDirectory.plan[message.partner])
    }

    @Test(arguments: [1.0, 0.2])
    func everyMessageGetsTheVerdictItWasMadeFor(scale: Double) throws {
        let simulation = try Simulation(seed: 11, scale: scale)
        var seen: Set<[UInt8]> = []
        for message in simulation.days.flatMap(\.messages) {
            let text = String(decoding: message.body.prefix(400), as: UTF8.self)
            #expect(PartnerDirectory.plan[message.partner] != nil)
            switch (message.expected, self.validate(message)) {
            case (.accepted, .valid(let event)):
                #expect(event.partner.id == message.partner)
                #expect(event.warnings.isEmpty, "\(text)")
                #expect(message.isLine)
            case (.duplicate, .valid): #expect(seen.contains(message.body), "\(text)")
            case (.rejected(let code, let pointer?), .rejected(let rejection, _, _)):
                #expect(rejection.code == code && rejection.pointer == pointer, "\(rejection) for \(code): \(text)")
            case (.rejected(let code, nil), .valid): #expect(RejectionCause.of(code) == .registryState)
            case (let expected, let validation): Issue.record("\(expected) but \(validation): \(text)")
            }
            seen.insert(message.body)
        }
    }

    @Test func everyCodeThatAPartnerCanCauseOccursInTheYear() throws {
        for simulation in [try SampleYear.full.get().simulation, try SampleYear.quarter.get().simulation] {
            var codes: Set<RejectionCode> = []
            for message in simulation.days.flatMap(\.messages) {
                if case .rejected(let code, _) = message.expected { codes.insert(code) }
            }
            let possible = RejectionCode.allCases.filter {
                if case .impossible = RejectionCause.of($0) { false } else { true }
            }
            #expect(codes == Set(possible))
        }
    }

    @Test func whatNoPartnerCanCauseIsKnownByNameAndReason() {
        let others = RejectionCode.allCases.filter {
            if case .impossible = RejectionCause.of($0) { true } else { false }
        }
        #expect(others == [.topicUnknown, .referenceGuessable, .calendarReal, .discarded])
    }

    @Test(arguments: InvalidEventFactory.codes)
    func theFactoryMakesEachCode(code: RejectionCode) throws {
        let event = try self.event(InvalidEventFactory.template(code) ?? .applicationSubmitted)
        let partner = try #require(PartnerDirectory.plan.owner(ofSource: event.source))
        let message = try #require(InvalidEventFactory().message(code, from: event, partner: partner, id: "wrong-1"))
        guard case .rejected(let rejection, let id, let isPersonal) = self.validate(message) else {
            Issue.record("accepted")
            return
        }
        #expect(message.expected == .rejected(rejection.code, pointer: rejection.pointer))
        #expect(rejection.code == code)
        #expect(id == nil || id == "wrong-1")
        #expect(isPersonal == (code == .personalData))
        switch RejectionCause.of(code) {
        case .line: #expect(message.isLine)
        case .message: #expect(!message.isLine)
        case .registryState, .impossible: Issue.record("not for the factory")
        }
    }

    @Test func theOtherTypesCanBeSpoiltInEveryWayThatNeedsNoTypeOfItsOwn() throws {
        // Answers depend on presentations, and the player of the year requests days: neither is in the files.
        let absent: Set<EventType> = [
            .matchChosen, .matchDeclined, .alertAcknowledged, .calendarDayRequested, .offerRefused,
            .handoverCompleted, .supportEnded, .relapseReported, .nuisanceReported, .tenancyEnded,
            .presentationConfirmed, .presentationOverridden, .alertAssigned, .alertSnoozed,
            .alertResolved,
        ]
        for type in EventType.allCases where !absent.contains(type) {
            let event = try self.event(type)
            let partner = try #require(PartnerDirectory.plan.owner(ofSource: event.source))
            for code in InvalidEventFactory.codes where InvalidEventFactory.template(code) == nil {
                let message = try #require(
                    InvalidEventFactory().message(code, from: event, partner: partner, id: "wrong-1"))
                guard case .rejected(let rejection, _, _) = self.validate(message) else {
                    Issue.record("\(type) \(code) accepted")
                    continue
                }
                #expect(message.expected == .rejected(rejection.code, pointer: rejection.pointer), "\(type) \(code)")
            }
        }
    }

    /// A valid event of that type from a sample year.
    private func event(_ type: EventType) throws -> CloudEvent {
        let events = try SampleYear.full.get().events
        let wanted = type == .applicationSubmitted ? "lister" : nil
        let found = events.first { $0.event.type == type && (wanted == nil || $0.event.partner.id == wanted) }
        let message = try #require(found?.message)
        let outcome = EnvelopeDecoder.decode(body: message.body, headers: message.headers)
        let decoded: CloudEvent? = if case .event(let event) = outcome { event } else { nil }
        return try #require(decoded)
    }
}
