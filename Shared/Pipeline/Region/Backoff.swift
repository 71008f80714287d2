/// Pauses that double up to a longest one.
package struct Backoff {
    private let longest: Duration
    private var pause: Duration

    package init(first: Duration = .milliseconds(50), longest: Duration = .seconds(5)) {
        self.pause = first
        self.longest = longest
    }

    package mutating func next() -> Duration {
        defer { self.pause = min(self.pause * 2, self.longest) }
        return self.pause
    }
}
