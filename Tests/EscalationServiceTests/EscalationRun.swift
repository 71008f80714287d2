import Contracts
@testable import EscalationService
import Intake
import JSON
import Logging
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing
import Vocabulary

/// Escalation without a broker, on a real database: takes bytes as partners and Monitoring send them, and gives what
/// people, partners and receivers get.
final class EscalationRun {
    static let topics = Topics(prefix: "t")

    let database: TestDatabase
    let connection: PostgresConnection
    let clock = TestClock()
    let status = ServiceStatus()
    let log = TestLog()
    private let processor = EscalationProcessor()
    private var state: EscalationProcessor.State
    private var merge: StreamMerge
    private var day: CalendarDate?
    private var sequences: [ServiceName: Int64] = [:]
    /// Our journal.
    private(set) var rows: [JournalRow] = []

    private init(_ database: TestDatabase, _ connection: PostgresConnection) async throws {
        self.database = database
        self.connection = connection
        let migrations = PipelineSchema.migrations + EscalationSchema.migrations
        _ = try await Migrator(migrations).migrate(connection)
        let processor = self.processor
        self.state = try await connection.transaction { try processor.load(on: $0) }
        self.merge = StreamMerge(
            barrier: processor.barrier, inputs: processor.inputs.map { ($0, lastSeq: 0, digest: nil, day: nil) },
            completed: nil)
        self.status.phase = .running
    }

    static func with(
        isolation: isolated (any Actor)? = #isolation, _ body: (EscalationRun) async throws -> Void
    ) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                try await body(EscalationRun(database, connection))
            }
        }
    }

    // MARK: Input

    /// Sends an event of a partner as JSON; if the contract accepts it, it goes on the canonical stream.
    @discardableResult
    func send(_ type: EventType, _ data: JSONValue, from partner: String = "uitvoeringsteam", id: String? = nil) throws
        -> String
    {
        let owner = try #require(PartnerDirectory.plan[partner])
        let id = id ?? "event-\(self.sequences[.registration] ?? 0)"
        let subject = data[type.form.fields[0].name]?.stringValue ?? ""
        let json: JSONValue = [
            "specversion": "1.0", "id": .string(id), "source": .string(owner.source), "type": .string(type.wireName),
            "subject": .string(subject), "datacontenttype": "application/json", "data": data,
        ]
        let validation = EventValidator(directory: .plan).validate(
            body: JSONWriter.bytes(json), headers: [EventHeader("content-type", CloudEvent.structuredContentType)],
            owner: owner)
        guard case .valid(let event) = validation else {
            Issue.record("not accepted: \(validation)")
            return id
        }
        let isDay = type == .calendarDayRequested
        self.add(
            .registration,
            event.canonicalPayload(region: "utrecht", type: isDay ? InternalType.dayStarted.wireName : nil))
        return id
    }

    func canonicalDay(_ day: String) throws {
        try self.send(.calendarDayRequested, ["date": .string(day)], from: "calendar", id: "day-\(day)")
    }

    func monitoringDay(_ day: String) {
        self.monitoring(
            InternalType.dayCompleted.wireName, day, ["date": .string(day), "service": "monitoring", "inputs": [:]])
    }

    /// Sends a signal as Monitoring publishes it.
    func signal(
        _ type: String = InternalType.signalRaised.wireName, on day: String, _ severity: String = "attention",
        subject: String = "group:mo-bw", kind: String = "waiting-over-norm",
        sentence: String = "In de groep wachten 12 mensen langer dan drie maanden."
    ) {
        self.monitoring(
            type, "signal-\(subject)",
            [
                "signalId": .string("signal-\(subject)"), "kind": .string(kind), "subject": .string(subject),
                "severity": .string(severity), "figures": [], "sentence": .string(sentence), "on": .string(day),
            ])
    }

    func cleared(on day: String, subject: String = "group:mo-bw") {
        self.signal(InternalType.signalCleared.wireName, on: day, subject: subject)
    }

    private func monitoring(_ type: String, _ subject: String, _ data: JSONValue) {
        let emission = Emission(type: type, subject: subject, data: data)
        let place = Int(self.sequences[.monitoring] ?? 0)
        let row = emission.row(
            service: .monitoring, region: "utrecht", cause: "test", ordinal: place, topics: Self.topics)
        self.add(.monitoring, row.payload ?? [])
    }

    private func add(_ stream: ServiceName, _ payload: [UInt8]) {
        let seq = (self.sequences[stream] ?? 0) + 1
        self.sequences[stream] = seq
        var row = JournalRow(verdict: .emitted, payload: payload)
        row.seq = seq
        let bytes = row.numberedPayload ?? []
        do {
            let event = try StreamEvent(stream: stream, bytes: bytes)
            self.merge.add(StreamRecord(input: stream, offset: seq - 1, digest: [], event: event, body: bytes))
        } catch {
            Issue.record("not an event of ours: \(error)")
        }
    }

    // MARK: Steps

    /// Runs a whole day: on the canonical stream, on Monitoring's with its signals before its marker, and in
    /// Escalation.
    func start(_ day: String, signals: (EscalationRun) -> Void = { _ in }) async throws {
        try self.canonicalDay(day)
        signals(self)
        self.monitoringDay(day)
        try await self.work()
    }

    /// Runs every day after the last started one, without other events.
    func pass(through last: String) async throws {
        let end = try #require(CalendarDate(last))
        while let day = self.day, day < end { try await self.start(day.adding(days: 1).description) }
    }

    /// Works as the worker does: performs all possible steps, and checks for findings beside the streams.
    func work() async throws {
        while true {
            let steps = try self.merge.steps(maximum: 2_000)
            guard !steps.isEmpty else { break }
            try await self.commit { batch, processor, state in
                for step in steps {
                    try batch.perform(step, processor: processor, state: &state, parkingReason: nil)
                }
            }
        }
        let processor = self.processor
        let findings = try await self.connection.transaction { try processor.findings(on: $0) }
        let place = Int64(self.rows.count)
        try await self.commit { batch, processor, state in
            try batch.applyFindings(findings, at: place, processor: processor, state: &state)
        }
    }

    /// Ends the process and starts another one from the stored data.
    func restart() async throws {
        let processor = self.processor
        self.state = try await self.connection.transaction { try processor.load(on: $0) }
    }

    private func commit(
        _ act: (inout StreamBatch, EscalationProcessor, inout EscalationProcessor.State) throws -> Void
    ) async throws {
        var batch = StreamBatch(
            service: .escalation, regionName: "utrecht", topics: Self.topics, parkedKeys: [], day: self.day)
        try act(&batch, self.processor, &self.state)
        let (processor, changes) = (self.processor, self.processor.changes(of: &self.state))
        try await self.connection.transaction { try processor.save(changes, on: $0) }
        self.day = batch.day
        self.rows += batch.rows
    }

    func notifier(_ channels: any NotificationChannel...) -> Notifier {
        let (clock, log) = (self.clock, self.log)
        return Notifier(
            database: self.database.url, channels: NotificationChannels(channels), status: self.status,
            logger: Logger(label: "test", factory: { _ in log }), now: { clock.now })
    }
}
