import Contracts
import Foundation
import JSON
import KafkaClient
import Logging
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// The verdict of Registration's domain on a valid event.
public enum IntakeVerdict: Sendable, Equatable {
    case accepted
    /// The event begins this day.
    case dayStarted(CalendarDate)
    case rejected(Rejection)
}

/// The position of a row in the journal: an event that is kept there need not be kept again.
public struct JournalPlace: Sendable, Hashable {
    public let region: Int16
    public let nr: Int64
}

/// Judges valid events against the registered facts. One session lasts one batch and lives inside its transaction.
public protocol IntakeJudge: Sendable {
    associatedtype Session: Sendable

    /// Loads the records that the events of a batch refer to.
    /// - Parameter areExpectedNew: records that the events add need no look-up: saving fails if they exist.
    func open(
        _ events: [ValidEvent], areExpectedNew: Bool, on database: isolated PostgresConnection
    ) throws -> Session
    /// - Parameters:
    ///   - place: where the journal will keep the event if it is accepted.
    ///   - day: the current day, `nil` before the first.
    /// - Throws: only for a defect of ours; the event is then parked.
    func judge(
        _ event: ValidEvent, at place: JournalPlace, day: CalendarDate?, session: inout Session
    ) throws -> IntakeVerdict
    /// Writes the session's changes.
    func save(_ session: Session, on database: isolated PostgresConnection) throws
    /// The events that follow from the date alone. Requested once a day, in the transaction that begins the day; they
    /// follow the day on the stream.
    func events(on day: CalendarDate, database: isolated PostgresConnection) throws -> [CalendarEvent]
}

extension IntakeJudge {
    public func events(on day: CalendarDate, database: isolated PostgresConnection) throws -> [CalendarEvent] { [] }
}

/// An event of the calendar, not of a partner.
public struct CalendarEvent: Sendable, Equatable {
    public let type: InternalType
    public let subject: String
    /// Unique among the events of its type on its day. The id is derived from it, so that a repeat is the same event.
    public let name: String
    public let data: JSONValue

    public init(_ type: InternalType, subject: String, name: String, data: some InternalData) {
        self.type = type
        self.subject = subject
        self.name = name
        self.data = data.json
    }

    func row(region: String) -> JournalRow {
        let event = CloudEvent(
            id: Identifiers.uuid(self.type.wireName, region, self.name), source: ServiceName.registration.source,
            type: self.type.wireName, subject: self.subject, extensions: [JSONMember("region", .string(region))],
            data: self.data)
        return JournalRow(verdict: .day, key: self.subject, payload: event.bytes)
    }
}

/// The store of an installation's partners. Read every few seconds, so that a new partner needs no restart.
public protocol PartnerSource: Sendable {
    func load(on database: isolated PostgresConnection) throws -> PartnerDirectory
}

/// How an installation counts its days.
public enum InstallationCalendar: Sendable {
    /// Days come as `calendar.day-requested`.
    case simulated
    /// Days come from the clock, by the date in Utrecht.
    case real(today: @Sendable () -> CalendarDate)
}

/// Registration's pipeline: every partner topic in, one canonical stream and the feedback out.
public struct IntakeWorker<Judge: IntakeJudge>: RegionWork {
    package let service = ServiceName.registration
    package let renderer: any JournalRenderer
    package let migrations: [Migration]
    private let judge: Judge
    private let partners: any PartnerSource
    private let calendar: InstallationCalendar
    /// For each partner that has no quota of its own.
    private let quota: DayQuota
    /// Seconds since 1970.
    var now: @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    /// Smallest batch that may be expected to be new, in events.
    var smallestNewBatch = Novelty.smallestBatch
    /// Makes the reader of single records.
    var makeReader: @Sendable (KafkaConfiguration) -> any RecordReading = { LogReader(kafka: $0) }

    public init(
        judge: Judge, partners: any PartnerSource, calendar: InstallationCalendar, topics: Topics,
        migrations: [Migration], quota: DayQuota = .standard
    ) {
        self.judge = judge
        self.partners = partners
        self.calendar = calendar
        self.quota = quota
        self.renderer = IntakeRenderer(topics: topics)
        self.migrations = PipelineSchema.migrations + migrations
    }

    package func reader(_ kafka: KafkaConfiguration) -> any RecordReading { self.makeReader(kafka) }

    package func stream(_ topics: Topics) -> String? { topics.stream(self.service) }

    package func run(_ session: RegionSession) async throws {
        let loop = IntakeLoop(
            session: session, judge: self.judge, partners: self.partners, calendar: self.calendar,
            novelty: Novelty(smallestBatch: self.smallestNewBatch), quota: self.quota, now: self.now)
        try await loop.run()
    }

    /// The service that keeps this worker's region running.
    public func runner(
        configuration: ServiceConfiguration, status: ServiceStatus, logger: Logger
    ) -> RegionRunner {
        RegionRunner(configuration: configuration, status: status, logger: logger, work: self)
    }
}
