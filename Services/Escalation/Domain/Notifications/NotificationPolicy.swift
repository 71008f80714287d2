/// When to try a notification again. Attempts never stop: an alert is never silently lost.
public enum NotificationPolicy {
    /// The pause after the first failure, in milliseconds: most problems of a receiver are over by then.
    public static let firstPause: Int64 = 5_000

    /// The longest pause, in milliseconds: half an hour, so that a receiver that recovers gets its messages the same
    /// morning.
    public static let longestPause: Int64 = 1_800_000

    /// The longest pause that a receiver may ask for, in milliseconds: an hour. A receiver may not delay an alert for
    /// longer.
    public static let longestAsked: Int64 = 3_600_000

    /// How long no message may arrive before the alarm is raised, in milliseconds: half an hour.
    public static let patience: Int64 = 1_800_000

    /// Attempts after which a message that is still not delivered is shown to people: with doubling pauses, after about
    /// an hour.
    public static let attemptsUntilShown = 10

    /// The pause doubles with every failed attempt, up to the longest.
    ///
    /// - Parameter attempts: attempts so far, at least one.
    public static func pause(afterAttempts attempts: Int) -> Int64 {
        let doublings = min(max(0, attempts - 1), 20)
        return min(self.longestPause, self.firstPause << Int64(doublings))
    }

    /// - Parameter asked: milliseconds that the receiver asked us to wait; they override our pauses.
    static func pause(afterAttempts attempts: Int, problem: DeliveryProblem, asked: Int64?) -> Int64 {
        if let asked { return self.bounded(asked) }
        return problem.isMisdirection ? self.longestPause : self.pause(afterAttempts: attempts)
    }

    static func bounded(_ asked: Int64) -> Int64 { min(max(asked, self.firstPause), self.longestAsked) }
}
