import KafkaClient

/// Reading of our own streams, without which a service cannot work.
extension RegionSession {
    /// Opens a stream at the offset that is to be read next. The service that writes it may not have made the topic yet;
    /// waiting loses nothing.
    func open(_ source: TopicPartition) async throws -> InputState {
        while try await self.consumer.topics()[source.topic] == nil {
            self.readiness.blocked("topic \(source.topic)")
            try await Task.sleep(for: .milliseconds(200))
        }
        return try await TransientFailure.retry(self.readiness) {
            try await self.logs.open(
                source, region: self.region.id, consumer: self.consumer, database: self.database)
        }
    }

    /// Called when nothing arrived on the streams.
    /// - Returns: when the next report of offsets is due.
    /// - Throws: why a stream cannot be read.
    func idle(
        at marks: [TopicPartition: GroupMark], nextReport due: ContinuousClock.Instant
    ) async throws -> ContinuousClock.Instant {
        if let failure = await self.consumer.takeFailures().values.first {
            self.readiness.blocked("\(failure)")
            throw failure
        }
        await self.reportIdle()
        return await self.reportOffsetsAgain(marks, due: due)
    }
}
