import KafkaClient

/// Failures that end without help: a leader that moves, a broker that starts.
enum TransientFailure {
    /// Retries as long as Kafka cannot be reached: after 100 ms at first, then at growing pauses of up to a second.
    static func retry<T: Sendable>(
        _ readiness: RegionReadiness, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
    ) async throws -> T {
        var backoff = Backoff(first: .milliseconds(100), longest: .seconds(1))
        while true {
            do {
                return try await body()
            } catch let error as KafkaError where error.code == .transport {
                readiness.blocked("\(error)")
                try await Task.sleep(for: backoff.next())
            }
        }
    }
}
