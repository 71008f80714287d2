/// Decides whether a batch may be inserted without looking for repeats first.
///
/// Nearly every batch of a backlog is new. Its keys then need no look-up, because the insert detects known keys too: a
/// key that exists fails the transaction, and the batch is done again with look-ups. When many repeats arrive (a
/// partner that sends its outbox again), every batch is looked up until they have passed.
struct OptimisticInsertPolicy {
    /// Looking up a smaller batch costs next to nothing, whereas a wrong guess writes a line to the server's log.
    static let smallestBatch = 250
    /// Number of batches without a repeat after which a batch is expected to be new again.
    static let newBatchesNeeded = 8

    private let smallestBatch: Int
    private var newBatchesInARow = Self.newBatchesNeeded

    init(smallestBatch: Int = Self.smallestBatch) {
        self.smallestBatch = smallestBatch
    }

    func expectsNew(batchOf count: Int) -> Bool {
        count >= self.smallestBatch && self.newBatchesInARow >= Self.newBatchesNeeded
    }

    /// Records whether a batch turned out to be new.
    mutating func record(isNew: Bool, batchOf count: Int) {
        guard count >= self.smallestBatch else { return }
        self.newBatchesInARow = isNew ? min(Self.newBatchesNeeded, self.newBatchesInARow + 1) : 0
    }
}
