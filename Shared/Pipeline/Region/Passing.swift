import KafkaClient

/// Waits for what passes by itself: a leader that moves, a broker that starts.
enum Passing {
    /// Asks again, after 100 ms at first, then at growing pauses up to a second.
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
