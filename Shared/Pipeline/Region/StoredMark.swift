/// The relay's mark as the database has it.
package struct StoredMark: Sendable {
    let nr: Int64
    /// When the last batch, which stored the mark too, was committed.
    let committedAt: ContinuousClock.Instant

    package init(nr: Int64 = 0, committedAt: ContinuousClock.Instant = .now) {
        self.nr = nr
        self.committedAt = committedAt
    }
}
