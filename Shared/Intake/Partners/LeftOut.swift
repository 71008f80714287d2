import Pipeline

/// Why a partition is not read, and until when it is not asked again.
struct LeftOut {
    let why: String
    var until: ContinuousClock.Instant
    /// Counts as left out until then, though it is read again: only reading shows whether it can be read.
    var doubtedUntil: ContinuousClock.Instant?
    /// Between one attempt and the next.
    var backoff = Backoff(first: .milliseconds(100))
    /// The broker that led it when it could not be reached, -1 for none; `nil` when something else keeps it.
    var leader: Int32?
}
