import Contracts
import KafkaClient
import Logging
import PostgresClient
import ServiceKit

/// Follows one stream for a view: offsets and effects in one transaction as everywhere, but no days, no journal and
/// nothing published. It runs apart from the service's own work and cannot delay it.
public struct StreamFollower<View: StreamView>: RegionWork {
    package let renderer: any JournalRenderer
    package let migrations: [Migration]
    private let view: View

    package var service: ServiceName { self.view.service }

    public init(view: View, topics: Topics, migrations: [Migration]) {
        self.view = view
        self.renderer = StreamRenderer(service: view.service, topics: topics)
        self.migrations = PipelineSchema.migrations + migrations
    }

    /// The service that keeps the view up to date, under a lock of its own.
    /// - Parameter status: of the service that shows the view; learns of the follower only that it halted.
    public func runner(configuration: ServiceConfiguration, status: ServiceStatus, logger: Logger) -> RegionRunner {
        var own = configuration
        own.region = "\(configuration.region)/\(self.view.stream.rawValue)"
        return RegionRunner(
            configuration: own, status: status.follower(of: self.view.stream.rawValue), logger: logger, work: self)
    }

    package func stream(_ topics: Topics) -> String? { nil }

    package func run(_ session: RegionSession) async throws {
        let source = TopicPartition(session.topics.stream(self.view.stream), 0)
        var input = try await session.open(source)
        try await session.consumer.add([source: input.nextOffset])
        var nextReport = ContinuousClock.now
        while !Task.isCancelled {
            let records = try await session.consumer.poll(maximum: 2_000, waitMilliseconds: 200)
                .filter { $0.offset >= input.nextOffset }
                .map { try StreamRecord($0, of: self.view.stream) }
            guard let advance = input.advance(over: records) else {
                nextReport = try await session.idle(at: [source: input.groupMark], nextReport: nextReport)
                continue
            }
            let events = try Self.newEvents(records, after: input)
            let view = self.view
            try await session.database.transaction { database in
                try RegionStore.advance([advance], on: database)
                try view.apply(events, on: database)
            }
            input.pass(records)
            session.readiness.committed()
            await session.reportOffsets([source: input.groupMark])
        }
    }

    /// The events whose numbers are not known yet.
    private static func newEvents(_ records: [StreamRecord], after input: InputState) throws -> [StreamEvent] {
        var input = input
        return try records.compactMap { record in
            defer { input.pass([record]) }
            guard try record.event.isNext(after: input.lastSeq) else {
                try record.event.requireSame(as: input.seqDigest, at: input.lastSeq, found: record.digest)
                return nil
            }
            return record.event
        }
    }
}
