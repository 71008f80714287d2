/// What may be said of a batch before anything is looked up: that nothing of it is known yet.
///
/// Nearly every batch of a backlog is new. Its keys then need not be looked for, because storing them finds out as well:
/// a key that is there already breaks the transaction, and the batch is done again with look-ups. Where repeats come in
/// numbers (a partner that sends its outbox again) every batch is looked up until they have passed.
struct Novelty {
    /// Looking a small batch up costs nothing that anybody would notice; being wrong writes a line to the server's log.
    static let smallestBatch = 250
    /// Batches without a repeat before the next is taken for new again.
    static let patience = 8

    private let smallestBatch: Int
    private var newInARow = Self.patience

    init(smallestBatch: Int = Self.smallestBatch) {
        self.smallestBatch = smallestBatch
    }

    func isExpected(of count: Int) -> Bool { count >= self.smallestBatch && self.newInARow >= Self.patience }

    /// What a batch turned out to be.
    mutating func learned(isNew: Bool, count: Int) {
        guard count >= self.smallestBatch else { return }
        self.newInARow = isNew ? min(Self.patience, self.newInARow + 1) : 0
    }
}

/// A batch that was expected to be new holds something that only a look-up can decide.
struct NotNewError: Error {}
