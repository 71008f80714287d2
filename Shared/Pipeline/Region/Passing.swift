import KafkaClient

/// Retries after failures that pass without help: a leader that moves, a broker that starts.
enum Passing {
    /// Retries after 100 ms at first, then at growing pauses of up to a second.
    static func outlast<T: Sendable>(
        _ signs: LifeSigns, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
    ) async throws -> T {
        var backoff = Backoff(first: .milliseconds(100), longest: .seconds(1))
        while true {
            do {
                return try await body()
            } catch let error as KafkaError where error.code == .transport {
                signs.hindered("\(error)")
                try await Task.sleep(for: backoff.next())
            }
        }
    }
}
