import KafkaClient
import Pipeline
import PostgresClient

/// The result of inspecting the log of one partition.
struct LogInspection: Sendable {
    /// The number of inspections at a time: each waits for its broker.
    private static let width = 16

    let source: TopicPartition
    /// The broker that led the partition when it was asked.
    let leader: Int32
    let result: Result<(comparison: LogComparison, cluster: String), any Error>

    /// - Parameter report: receives each result as soon as it is there, so that a slow broker delays no other topic.
    static func run(
        _ sources: [TopicPartition], _ session: RegionSession, report: @Sendable (LogInspection) async -> Void
    ) async {
        await withTaskGroup(of: LogInspection.self) { group in
            var waiting = sources[...]
            func add() {
                guard let source = waiting.popFirst(), !Task.isCancelled else { return }
                group.addTask { await Self.inspect(source, session) }
            }
            for _ in 0..<Self.width { add() }
            while let inspection = await group.next() {
                await report(inspection)
                add()
            }
        }
    }

    private static func inspect(_ source: TopicPartition, _ session: RegionSession) async -> LogInspection {
        let (consumer, database) = (session.consumer, session.database)
        let leader = await consumer.leader(of: source)
        do {
            let found = try await session.logs.inspect(source, consumer: consumer, database: database)
            return LogInspection(source: source, leader: leader, result: .success(found))
        } catch {
            return LogInspection(source: source, leader: leader, result: .failure(error))
        }
    }
}
