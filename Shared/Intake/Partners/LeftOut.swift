import Pipeline

/// Why a partition is not read, and when it is tried again.
struct LeftOut {
    let why: String
    var until: ContinuousClock.Instant
    /// The partition counts as left out until then, though it is read again: only reading shows whether it can be read.
    var doubtedUntil: ContinuousClock.Instant?
    /// The pauses between attempts.
    var backoff = Backoff(first: .milliseconds(100))
    /// The broker that led it when it could not be reached, -1 for none; `nil` when the cause is another.
    var leader: Int32?
}
