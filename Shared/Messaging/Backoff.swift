/// Waits that double up to five seconds.
struct Backoff {
    private static let longest = Duration.seconds(5)
    private var pause: Duration

    init(first: Duration = .milliseconds(50)) {
        self.pause = first
    }

    mutating func next() -> Duration {
        defer { self.pause = min(self.pause * 2, Self.longest) }
        return self.pause
    }
}
