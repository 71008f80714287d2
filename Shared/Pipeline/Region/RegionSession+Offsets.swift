import KafkaClient
import ServiceKit

/// The offsets that this service reports to Kafka after it has stored them. Lag tools read them, and on a log that drops
/// unread records writers wait for them.
extension RegionSession {
    /// Whether the log drops unread records: writers then wait for the offsets that readers report.
    package var isPaced: Bool { self.logs.identity == .embedded }

    /// Reports offsets that were just committed.
    package func reportOffsets(_ marks: [TopicPartition: GroupMark]) async {
        FaultPoint.pass(.beforeOffset)
        await self.consumer.commit(marks: marks)
        FaultPoint.pass(.afterOffset)
    }

    /// Reports our offsets again while nothing arrives, at most once a second, where a writer waits for them: after a
    /// start nothing was reported yet, and a report that is sent without waiting for an answer may get lost.
    /// - Returns: when the next report is due.
    package func reportOffsetsAgain(
        _ marks: [TopicPartition: GroupMark], due: ContinuousClock.Instant
    ) async -> ContinuousClock.Instant {
        guard self.isPaced, .now >= due else { return due }
        await self.consumer.commit(marks: marks)
        return .now + .seconds(1)
    }
}
