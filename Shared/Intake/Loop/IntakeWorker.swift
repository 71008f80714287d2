import Contracts
import Foundation
import KafkaClient
import Logging
import Pipeline
import PostgresClient
import ServiceKit

/// Registration's pipeline: every partner topic in, one canonical stream and the feedback out.
public struct IntakeWorker<Judge: IntakeJudge>: RegionWork {
    package let service = ServiceName.registration
    package let renderer: any JournalRenderer
    package let migrations: [Migration]
    private let judge: Judge
    private let partners: any PartnerSource
    private let calendar: InstallationCalendar
    private let statement: any DailyStatement
    /// For each partner that has no quota of its own.
    private let quota: DayQuota
    /// Seconds since 1970.
    package var now: @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    /// Smallest batch that may be expected to be new, in events.
    package var smallestOptimisticBatch = OptimisticInsertPolicy.smallestBatch
    /// Makes the reader of single records.
    package var makeReader: @Sendable (KafkaConfiguration) -> any RecordReading = { LogReader(kafka: $0) }

    public init(
        judge: Judge, partners: any PartnerSource, calendar: InstallationCalendar, topics: Topics,
        migrations: [Migration], statement: any DailyStatement, quota: DayQuota = .standard
    ) {
        self.statement = statement
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
            statement: self.statement,
            insertPolicy: OptimisticInsertPolicy(smallestBatch: self.smallestOptimisticBatch), quota: self.quota,
            now: self.now)
        try await loop.run()
    }

    /// The service that keeps this worker's region running.
    public func runner(
        configuration: ServiceConfiguration, status: ServiceStatus, logger: Logger
    ) -> RegionRunner {
        RegionRunner(configuration: configuration, status: status, logger: logger, work: self)
    }
}
