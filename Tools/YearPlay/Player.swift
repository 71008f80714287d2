import Contracts
import Foundation
import JSON
import Pipeline
import ServiceKit
import Simulation
import Supervision
import Vocabulary

/// Plays a simulated year against a running installation, as its partners would: day by day, partner by partner, each
/// waiting for the feedback on its events.
///
/// It keeps no state: the current day is stored in Registration, and what needs an answer in Matching. So an
/// interrupted play resumes its day and sends the same events with the same ids, which Registration treats as repeats.
public actor Player {
    public struct Tally: Sendable {
        public var sent = 0
        public var accepted = 0
        public var rejected = 0
        public var duplicate = 0
        public var deferred = 0
        /// Counts of verdicts that the simulator did not expect, with the first few of them.
        public var surprises: [String] = []
        public var days = 0
        /// Time spent, by step.
        public var spent: [String: Duration] = [:]
    }

    private func timed<T: Sendable>(_ step: String, _ body: () async throws -> T) async throws -> T {
        let start = ContinuousClock.now
        let value = try await body()
        self.tally.spent[step, default: .zero] += ContinuousClock.now - start
        return value
    }

    private let simulation: Simulation
    private let partners: AnsweringPartners
    private let endpoints: Endpoints
    private let client: IntakeClient
    private let reader: HTTPReader
    public private(set) var tally = Tally()

    /// - Parameter configuration: how its partners reach their topics.
    public init(simulation: Simulation, endpoints: Endpoints, configuration: ServiceConfiguration) throws {
        self.simulation = simulation
        self.endpoints = endpoints
        self.reader = HTTPReader(token: endpoints.token)
        self.partners = AnsweringPartners(simulation)
        var configuration = configuration
        // Most of a day is spent waiting for one feedback event after another.
        configuration.kafkaProperties.merge(["fetch.wait.max.ms": "2"]) { given, _ in given }
        self.client = try IntakeClient(configuration: configuration, clientId: "doorstroom-player")
    }

    /// Plays what is left of the simulation.
    /// - Parameter progress: called after each day with the number of days done and the total.
    public func play(progress: @Sendable (_ done: Int, _ of: Int, _ day: CalendarDate) -> Void = { _, _, _ in })
        async throws
    {
        let reached = try await self.reachedDay()
        let days = self.simulation.days
        for (index, day) in days.enumerated() {
            if let reached, day.date < reached { continue }
            try Task.checkCancellation()
            try await self.play(day)
            self.tally.days += 1
            progress(index + 1, days.count, day.date)
        }
    }

    public func close() async { await self.client.close() }

    private func play(_ day: SimulatedDay) async throws {
        try await self.timed("day") { try await self.begin(day.date) }
        for service in [ServiceName.matching, .monitoring, .escalation] {
            try await self.timed(service.rawValue) { try await self.waitForMarker(service, day.date) }
        }
        // Today's answers follow from the lists as the day's rules left them. Read now, the lists are the same in every
        // run; read later, they would depend on how far Matching is with today's events.
        let answers = try await self.timed("reading") { try await self.answers(on: day.date) }
        let acknowledgements = try await self.timed("reading") { try await self.acknowledgements(on: day.date) }
        for (step, messages) in [
            ("partners", day.messages), ("answers", answers), ("acknowledgements", acknowledgements),
        ] {
            let byPartner = Dictionary(grouping: messages, by: \.partner)
            for partner in byPartner.keys.sorted() {
                try await self.timed(step) { try await self.send(byPartner[partner] ?? [], as: partner) }
            }
        }
    }

    private func begin(_ date: CalendarDate) async throws {
        let owner = PartnerDirectory.plan["calendar"]
        let event = CloudEvent(
            id: Identifiers.uuid("player", "day", date.description), source: owner?.source ?? "",
            type: EventType.calendarDayRequested.wireName, subject: date.description,
            data: CalendarDayRequested(date: date).json)
        let feedback = try await self.client.send([PartnerMessage(event)], as: "calendar")
        self.count(feedback)
        guard feedback.first?.isAccepted == true else {
            throw OperationError("day \(date) was not accepted: \(feedback.first?.code ?? "")")
        }
    }

    /// Waits until the service has run the day's rules.
    private func waitForMarker(_ service: ServiceName, _ date: CalendarDate) async throws {
        let address = (self.endpoints.http[service.rawValue] ?? "") + "/readyz"
        let deadline = ContinuousClock.now + .seconds(120)
        var last: JSONValue?
        while ContinuousClock.now < deadline {
            try Task.checkCancellation()
            if let bytes = try? await self.reader.bytes(address), let status = try? JSONParser.parse(bytes) {
                last = status
                if let day = status["day"]?.stringValue.flatMap({ CalendarDate($0) }), day >= date { return }
                if status["phase"] == "halted" { break }
            }
            try await Task.sleep(for: .milliseconds(3))
        }
        throw OperationError(
            "\(service.rawValue) did not complete day \(date): \(last.map { JSONWriter.string($0) } ?? "no answer")")
    }

    private func reachedDay() async throws -> CalendarDate? {
        let address = (self.endpoints.http[ServiceName.registration.rawValue] ?? "") + "/api/v1/calendar"
        return try await self.reader.json(address)["day"]?.stringValue.flatMap { CalendarDate($0) }
    }

    // MARK: Sending

    private func send(_ messages: [SimulatedMessage], as partner: String) async throws {
        guard !messages.isEmpty else { return }
        let outgoing = messages.map { PartnerMessage(key: $0.partner, body: $0.body, headers: $0.headers) }
        let feedback = try await self.client.send(outgoing, as: partner)
        self.count(feedback)
        for (message, answer) in zip(messages, feedback) { self.compare(message, answer) }
    }

    private func count(_ feedback: [PartnerFeedback]) {
        self.tally.sent += feedback.count
        for answer in feedback {
            if answer.isDuplicate {
                self.tally.duplicate += 1
            } else if answer.isAccepted {
                self.tally.accepted += 1
            } else if answer.isRejected {
                self.tally.rejected += 1
            } else {
                self.tally.deferred += 1
            }
        }
    }

    private func compare(_ message: SimulatedMessage, _ answer: PartnerFeedback) {
        let isExpected =
            switch message.expected {
            case .accepted: answer.isAccepted
            case .duplicate: answer.isDuplicate
            case .rejected(let code, _): answer.code == code.rawValue
            }
        guard !isExpected, !answer.isDuplicate else { return }
        self.tally.surprises.append(
            "\(message.partner): expected \(message.expected), got \(answer.code ?? answer.type)")
    }

    // MARK: Answering

    private func answers(on date: CalendarDate) async throws -> [SimulatedMessage] {
        self.partners.answers(
            on: date, presentations: try await self.list(.matching, "presentations"),
            placements: try await self.list(.matching, "placements"),
            proposals: try await self.list(.matching, "proposals"))
    }

    /// Reads a list from a service; waits for a service that is being restarted.
    private func list(_ service: ServiceName, _ path: String) async throws -> [JSONValue] {
        let address = "\(self.endpoints.http[service.rawValue] ?? "")/api/v1/\(path)"
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            do {
                return try await self.reader.json(address).arrayValue ?? []
            } catch {
                guard ContinuousClock.now < deadline else { throw error }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private func acknowledgements(on date: CalendarDate) async throws -> [SimulatedMessage] {
        self.partners.acknowledgements(on: date, alerts: try await self.list(.escalation, "alerts"))
    }
}
