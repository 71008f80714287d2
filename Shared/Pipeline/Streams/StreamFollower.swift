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
        while try await session.consumer.topics()[source.topic] == nil {
            try await Task.sleep(for: .milliseconds(500))
        }
        var input = try await Passing.outlast(session.signs) {
            try await session.inputs.open(
                source, region: session.region.id, consumer: session.consumer, database: session.database)
        }
        try await session.consumer.add([source: input.nextOffset])
        var nextTelling = ContinuousClock.now
        while !Task.isCancelled {
            let records = try await session.consumer.poll(maximum: 2_000, waitMilliseconds: 200)
                .filter { $0.offset >= input.nextOffset }
            guard let last = records.last else {
                try await session.requireReadable()
                await session.rest()
                nextTelling = await session.retell([source: input.groupMark], due: nextTelling)
                continue
            }
            let (events, seq, digest) = try self.news(records, after: input)
            let view = self.view
            let advance = OffsetAdvance(
                input: input.id, epoch: input.epoch, expected: input.nextOffset, next: last.offset + 1,
                lastOffset: last.offset, lastDigest: Identifiers.digest(ofRecord: last.value), lastSeq: seq, day: nil,
                count: Int64(records.count), seqDigest: digest)
            try await session.database.transaction { database in
                try RegionStore.advance([advance], on: database)
                try view.apply(events, on: database)
            }
            input.nextOffset = last.offset + 1
            input.lastSeq = seq
            input.seqDigest = digest
            session.signs.committed()
            await session.consumer.commit(marks: [source: input.groupMark])
        }
    }

    /// Events whose number is not known yet, and the last number with the digest of its record.
    private func news(
        _ records: [KafkaRecord], after input: InputState
    ) throws -> (events: [StreamEvent], seq: Int64, digest: [UInt8]?) {
        var (seq, digest) = (input.lastSeq, input.seqDigest)
        var events: [StreamEvent] = []
        for record in records {
            let event = try StreamEvent(stream: self.view.stream, bytes: record.value)
            let found = Identifiers.digest(ofRecord: record.value)
            guard try event.isNext(after: seq) else {
                try event.requireSame(as: digest, at: seq, found: found)
                continue
            }
            (seq, digest) = (event.seq, found)
            events.append(event)
        }
        return (events, seq, digest)
    }
}
