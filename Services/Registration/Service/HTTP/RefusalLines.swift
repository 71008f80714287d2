/// Decides whether a refusal gets a log line of its own.
struct RefusalLines {
    struct Line: Equatable {
        let address: String
        /// The number of refusals without a line since this address's last line.
        let unlogged: Int
    }

    private struct Key: Hashable {
        let address: String
        let reason: RefusedTokens.Reason
    }

    private struct LastLine {
        let at: ContinuousClock.Instant
        var unlogged = 0
    }

    static let interval = Duration.seconds(60)
    /// The number of addresses with lines of their own; all others share one line.
    static let maximumAddresses = 256
    static let others = "others"

    private var lastLines: [Key: LastLine] = [:]

    /// - Returns: `nil` when the last line about the address and reason is less than a minute old.
    mutating func refused(
        _ reason: RefusedTokens.Reason, _ address: String, at now: ContinuousClock.Instant
    ) -> Line? {
        var key = Key(address: address, reason: reason)
        if self.lastLines[key] == nil, self.lastLines.count >= Self.maximumAddresses {
            self.lastLines = self.lastLines.filter { now - $0.value.at < Self.interval }
            if self.lastLines.count >= Self.maximumAddresses { key = Key(address: Self.others, reason: reason) }
        }
        if let last = self.lastLines[key], now - last.at < Self.interval {
            self.lastLines[key]?.unlogged += 1
            return nil
        }
        let unlogged = self.lastLines[key]?.unlogged ?? 0
        self.lastLines[key] = LastLine(at: now)
        return Line(address: key.address, unlogged: unlogged)
    }
}
