import Contracts
import Logging
import PostgresClient
import ServiceKit

/// The pipeline of a service that follows our own streams and publishes its own.
public struct StreamWorker<Processor: StreamProcessor>: RegionWork {
    package let renderer: any JournalRenderer
    package let migrations: [Migration]
    private let processor: Processor
    private let statement: any DailyStatement
    private let status: ServiceStatus

    package var service: ServiceName { self.processor.service }

    public init(
        processor: Processor, topics: Topics, migrations: [Migration], statement: any DailyStatement,
        status: ServiceStatus
    ) {
        self.processor = processor
        self.statement = statement
        self.renderer = StreamRenderer(service: processor.service, topics: topics)
        self.migrations = PipelineSchema.migrations + migrations
        self.status = status
    }

    package func stream(_ topics: Topics) -> String? { topics.stream(self.service) }

    package func run(_ session: RegionSession) async throws {
        try await StreamLoop(session: session, processor: self.processor, statement: self.statement).run()
    }

    /// The service that keeps this worker's region running.
    public func runner(configuration: ServiceConfiguration, logger: Logger) -> RegionRunner {
        RegionRunner(configuration: configuration, status: self.status, logger: logger, work: self)
    }
}
