/// Waits that double up to a longest one.
struct Backoff {
    private let longest: Duration
    private var pause: Duration

    init(first: Duration = .milliseconds(50), longest: Duration = .seconds(5)) {
        self.pause = first
        self.longest = longest
    }

    mutating func next() -> Duration {
        defer { self.pause = min(self.pause * 2, self.longest) }
        return self.pause
    }
}
