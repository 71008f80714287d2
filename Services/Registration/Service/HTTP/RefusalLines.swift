/// Decides whether a refusal gets a log line of its own.
struct RefusalLines {
    struct Line: Equatable {
        let address: String
        /// The number of refusals without a line since this address's last line.
        let unsaid: Int
    }

    private struct Key: Hashable {
        let address: String
        let reason: RefusedTokens.Reason
    }

    private struct Said {
        let at: ContinuousClock.Instant
        var unsaid = 0
    }

    static let interval = Duration.seconds(60)
    /// The number of addresses with lines of their own; all others share one line.
    static let maximumAddresses = 256
    static let others = "others"

    private var said: [Key: Said] = [:]

    /// - Returns: `nil` when the last line about the address and reason is less than a minute old.
    mutating func refused(
        _ reason: RefusedTokens.Reason, _ address: String, at now: ContinuousClock.Instant
    ) -> Line? {
        var key = Key(address: address, reason: reason)
        if self.said[key] == nil, self.said.count >= Self.maximumAddresses {
            self.said = self.said.filter { now - $0.value.at < Self.interval }
            if self.said.count >= Self.maximumAddresses { key = Key(address: Self.others, reason: reason) }
        }
        if let former = self.said[key], now - former.at < Self.interval {
            self.said[key]?.unsaid += 1
            return nil
        }
        let unsaid = self.said[key]?.unsaid ?? 0
        self.said[key] = Said(at: now)
        return Line(address: key.address, unsaid: unsaid)
    }
}
