/// Decides whether a batch is expected to be new, before anything is looked up.
///
/// Nearly every batch of a backlog is new. Its keys then need no look-up, because the insert detects known keys too: a
/// key that exists fails the transaction, and the batch is done again with look-ups. When many repeats arrive (a
/// partner that sends its outbox again), every batch is looked up until they have passed.
struct Novelty {
    /// Looking up a smaller batch costs next to nothing, whereas a wrong guess writes a line to the server's log.
    static let smallestBatch = 250
    /// Number of batches without a repeat after which a batch is expected to be new again.
    static let patience = 8

    private let smallestBatch: Int
    private var newInARow = Self.patience

    init(smallestBatch: Int = Self.smallestBatch) {
        self.smallestBatch = smallestBatch
    }

    func isExpected(of count: Int) -> Bool { count >= self.smallestBatch && self.newInARow >= Self.patience }

    /// Records whether a batch turned out to be new.
    mutating func learned(isNew: Bool, count: Int) {
        guard count >= self.smallestBatch else { return }
        self.newInARow = isNew ? min(Self.patience, self.newInARow + 1) : 0
    }
}
