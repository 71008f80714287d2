import Pipeline

/// Why a partition is not read, and when it is tried again.
struct PartitionSuspension {
    let reason: String
    var retryAt: ContinuousClock.Instant
    /// The partition is read again and still counts as suspended until then: only reading shows whether it can be read.
    var onProbationUntil: ContinuousClock.Instant?
    /// The pauses between attempts.
    var backoff = Backoff(first: .milliseconds(100))
    /// The broker that led it when it could not be reached, -1 for none; `nil` when the cause is another.
    var leader: Int32?
}
