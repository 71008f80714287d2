import Contracts
import EscalationDomain
@testable import EscalationService
@testable import Intake
import JSON
@testable import MatchingDomain
@testable import MatchingService
import MonitoringDomain
@testable import MonitoringService
@testable import Pipeline
@testable import RegistrationDomain
@testable import RegistrationService
import TestSupport
import Vocabulary

/// The four services in memory, from partners' messages to the data that people see: every check, rule and reader of
/// the running system, without broker, database or clock.
struct Chain {
    private let validator = EventValidator(directory: .plan)
    var judge = RegistrationJudge(isSimulated: true)
    private(set) var registry = Registry()
    private var known: [String: KnownEvent] = [:]
    /// The number of events sent with `tell`.
    var events = 0
    private var seqs: [ServiceName: Int64] = [:]
    private(set) var day: CalendarDate?

    private let matchingProcessor = MatchingProcessor()
    private let monitoringProcessor = MonitoringProcessor()
    private let escalationProcessor = EscalationProcessor()
    private(set) var matching = MatchingState()
    private(set) var monitoring = MonitoringState()
    private(set) var escalation = EscalationProcessor.State(domain: EscalationState(channel: "webhook"))

    /// Messages on each partner's feedback topic other than verdicts, in order.
    private(set) var told: [String: [Told]] = [:]
    /// Notifications to people, in order.
    private(set) var messages: [NotificationIntent] = []
    private(set) var solves: [SolveRecord] = []
    /// Every message exactly as on its topic; `nil` where no test reads them.
    var wire: WireLog?
    /// The number of messages on each partner's topic.
    var offsets: [String: Int64] = [:]
    /// The standing of each application and dwelling in Registration.
    private(set) var standings: [StandingView.Key: StandingView.Standing] = [:]

    /// The steps of each service, in order: enough to replay it without the others.
    private(set) var steps: [ServiceName: [ProcessorStep]] = [:]

    static let region = "utrecht"
    static let topics = Topics()

    private struct KnownEvent {
        let subject: String
        let digest: Hash128
        let seq: Int64
    }

    /// One message to a partner.
    struct Told {
        let type: String
        let data: JSONValue
    }

    // MARK: Partners

    /// Sends one message, exactly as it would be on a partner's topic.
    @discardableResult
    mutating func send(_ body: [UInt8], headers: [EventHeader] = Self.headers, as partner: String) throws -> Answer {
        let validation = self.validator.validate(body: body, headers: headers, owner: PartnerDirectory.plan[partner])
        let answer: Answer
        switch validation {
        case .rejected(let rejection, _, _): answer = .rejected(rejection)
        case .valid(let event): answer = try self.register(event)
        }
        if self.wire != nil {
            self.writeFeedback(answer, to: CheckedMessage(partner, body, headers, validation))
        }
        return answer
    }

    /// The number of that sender's event on Registration's stream; `nil` when it is not there.
    func seq(source: String, id: String) -> Int64? { self.known["\(source)|\(id)"]?.seq }

    static let headers = [EventHeader("content-type", CloudEvent.structuredContentType)]

    private mutating func register(_ event: ValidEvent) throws -> Answer {
        let source = event.envelope.source
        let digest = Identifiers.digest(
            type: event.envelope.type, subject: event.subject, dataschema: event.envelope.dataschema,
            corrects: event.corrects, data: event.canonicalData)
        if let first = self.known["\(source)|\(event.envelope.id)"] {
            return first.digest == digest ? .duplicate : .rejected(Rejection(.idReused, at: "/id"))
        }
        if let corrected = event.corrects, self.known["\(source)|\(corrected)"]?.subject != event.subject {
            return .rejected(Rejection(.correctionUnknown, at: "/corrects"))
        }
        let registry = self.registry
        self.registry = Registry()
        var session = RegistrationJudge.Session(
            registry: registry, events: [event], rules: [EventRules.rules(of: event)])
        defer { self.registry = session.registry }
        let place = JournalPosition(region: 1, nr: self.seqs[.registration, default: 0] + 1)
        switch try self.judge.judge(event, at: place, day: self.day, session: &session) {
        case .rejected(let rejection): return .rejected(rejection)
        case .accepted:
            self.known["\(source)|\(event.envelope.id)"] = KnownEvent(
                subject: event.subject, digest: digest, seq: place.nr)
            try self.publish(try self.numbered(event.canonicalPayload(region: Self.region), on: .registration))
        case .dayStarted(let day):
            self.known["\(source)|\(event.envelope.id)"] = KnownEvent(
                subject: event.subject, digest: digest, seq: place.nr)
            _ = try self.numbered(
                event.canonicalPayload(region: Self.region, type: InternalType.dayStarted.wireName), on: .registration)
            self.day = day
            try self.start(day)
        }
        return .accepted(warnings: event.warnings)
    }

    // MARK: Services

    private mutating func publish(_ event: StreamEvent) throws {
        let cause = Identifiers.cause(of: event)
        for service in [ServiceName.matching, .monitoring, .escalation] {
            self.steps[service, default: []].append(.event(event, day: self.day))
        }
        try self.pass(
            try self.matchingProcessor.apply(
                event, day: self.day, to: &self.matching, derive: Self.derivation(.matching, cause)),
            of: .matching, cause: cause)
        self.keepSolves()
        _ = try self.monitoringProcessor.apply(
            event, day: self.day, to: &self.monitoring, derive: Self.derivation(.monitoring, cause))
        try self.pass(
            try self.escalationProcessor.apply(
                event, day: self.day, to: &self.escalation, derive: Self.derivation(.escalation, cause)),
            of: .escalation, cause: cause)
    }

    /// Runs the day's rules, service after service, in the order of the barrier.
    private mutating func start(_ day: CalendarDate) throws {
        let cause = Identifiers.cause(ofDay: day)
        self.steps[.matching, default: []].append(.day(day))
        try self.pass(
            try self.matchingProcessor.startDay(
                day, state: &self.matching, derive: Self.derivation(.matching, cause)), of: .matching, cause: cause)
        self.keepSolves()
        self.steps[.monitoring, default: []].append(.day(day))
        try self.pass(
            try self.monitoringProcessor.startDay(
                day, state: &self.monitoring, derive: Self.derivation(.monitoring, cause)),
            of: .monitoring, cause: cause)
        self.steps[.escalation, default: []].append(.day(day))
        try self.pass(
            try self.escalationProcessor.startDay(
                day, state: &self.escalation, derive: Self.derivation(.escalation, cause)),
            of: .escalation, cause: cause)
    }

    /// Passes a service's messages on: to the service that reads its stream, to partners, to people.
    private mutating func pass(_ emissions: [Emission], of service: ServiceName, cause: String) throws {
        for (ordinal, emission) in emissions.enumerated() {
            let row = emission.row(
                service: service, region: Self.region, cause: cause, ordinal: ordinal, topics: Self.topics)
            if case .partner(let partner) = emission.audience {
                self.told[partner, default: []].append(Told(type: emission.type, data: emission.data))
                self.wire?.add(row.payload ?? [], on: Self.topics.feedback(partner))
                continue
            }
            let event = try self.numbered(row.payload ?? [], on: service)
            switch service {
            case .matching:
                try StandingView.note(event, in: &self.standings)
                self.steps[.monitoring, default: []].append(.event(event, day: self.day))
                _ = try self.monitoringProcessor.apply(
                    event, day: self.day, to: &self.monitoring,
                    derive: Self.derivation(.monitoring, Identifiers.cause(of: event)))
            case .monitoring:
                let cause = Identifiers.cause(of: event)
                self.steps[.escalation, default: []].append(.event(event, day: self.day?.adding(days: -1)))
                try self.pass(
                    try self.escalationProcessor.apply(
                        event, day: self.day?.adding(days: -1), to: &self.escalation,
                        derive: Self.derivation(.escalation, cause)), of: .escalation, cause: cause)
            case .registration, .escalation: break
            }
        }
        self.messages += self.escalationProcessor.changes(of: &self.escalation).intents
    }

    private mutating func keepSolves() {
        self.solves += self.matchingProcessor.changes(of: &self.matching).all(SolveRecord.self)
    }

    private mutating func numbered(_ payload: [UInt8], on stream: ServiceName) throws -> StreamEvent {
        self.seqs[stream, default: 0] += 1
        var row = JournalRow(verdict: .emitted, payload: payload)
        row.seq = self.seqs[stream]
        self.wire?.add(row.numberedPayload ?? [], on: Self.topics.stream(stream))
        return try StreamEvent(stream: stream, bytes: row.numberedPayload ?? [])
    }

    private static func derivation(_ service: ServiceName, _ cause: String) -> (String) -> String {
        Identifiers.derivation(service: service, region: Self.region, cause: cause)
    }
}

/// The verdict that a partner gets on one message.
enum Answer: Equatable {
    case accepted(warnings: [String])
    case duplicate
    case rejected(Rejection)

    var isAccepted: Bool {
        switch self {
        case .accepted, .duplicate: true
        case .rejected: false
        }
    }

    var code: RejectionCode? {
        guard case .rejected(let rejection) = self else { return nil }
        return rejection.code
    }

    var pointer: String? {
        guard case .rejected(let rejection) = self else { return nil }
        return rejection.pointer
    }
}
