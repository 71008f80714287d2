/// When to try a notification again. Attempts go on for ever: an alert is never silently lost.
public enum NotificationPolicy {
    /// After the first failure, in milliseconds: most troubles of a receiver are over by then.
    public static let firstPause: Int64 = 5_000

    /// The longest pause, in milliseconds: half an hour, so that a receiver that comes back hears the same morning.
    public static let longestPause: Int64 = 1_800_000

    /// Doubles with every failed attempt up to the longest.
    ///
    /// - Parameter attempts: attempts so far, at least one.
    public static func pause(afterAttempts attempts: Int) -> Int64 {
        let doublings = min(max(0, attempts - 1), 20)
        return min(self.longestPause, self.firstPause << Int64(doublings))
    }
}
