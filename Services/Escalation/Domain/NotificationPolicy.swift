/// When to try a notification again. Attempts go on for ever: an alert is never silently lost.
public enum NotificationPolicy {
    /// After the first failure, in milliseconds: most troubles of a receiver are over by then.
    public static let firstPause: Int64 = 5_000

    /// The longest pause, in milliseconds: half an hour, so that a receiver that comes back hears the same morning.
    public static let longestPause: Int64 = 1_800_000

    /// The longest pause that a receiver may ask for, in milliseconds: an hour. An alert may not wait for longer by
    /// somebody else's word.
    public static let longestAsked: Int64 = 3_600_000

    /// How long nothing may arrive before that is an alarm, in milliseconds: half an hour.
    public static let patience: Int64 = 1_800_000

    /// Attempts after which a message that is still not delivered is shown to people: with doubling pauses, after about
    /// an hour.
    public static let attemptsUntilShown = 10

    /// Doubles with every failed attempt up to the longest.
    ///
    /// - Parameter attempts: attempts so far, at least one.
    public static func pause(afterAttempts attempts: Int) -> Int64 {
        let doublings = min(max(0, attempts - 1), 20)
        return min(self.longestPause, self.firstPause << Int64(doublings))
    }

    /// - Parameter asked: milliseconds for which the receiver asked to be left alone; its word goes before our pauses.
    static func pause(afterAttempts attempts: Int, problem: DeliveryProblem, asked: Int64?) -> Int64 {
        if let asked { return self.bounded(asked) }
        return problem.isMisdirection ? self.longestPause : self.pause(afterAttempts: attempts)
    }

    static func bounded(_ asked: Int64) -> Int64 { min(max(asked, self.firstPause), self.longestAsked) }
}
