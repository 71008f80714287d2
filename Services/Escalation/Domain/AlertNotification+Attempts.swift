extension AlertNotification {
    /// Whether the next attempt may be made.
    public func isDue(at now: Int64) -> Bool {
        self.nextAttemptAt.map { $0 <= now } ?? false
    }

    /// Begins an attempt. To be stored before anything is sent.
    ///
    /// - Returns: the attempt's number, which its outcome has to name; `nil` when no attempt is due.
    public mutating func beginAttempt(at now: Int64) -> Int? {
        guard self.isDue(at: now) else { return nil }
        self.state = .attempting
        self.attempts += 1
        self.nextAttemptAt = nil
        self.changedAt = now
        return self.attempts
    }

    /// The receiver confirmed. Also the late news of an attempt that was given up as unknown or failed is welcome:
    /// it did arrive.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public mutating func confirmDelivery(ofAttempt attempt: Int, at now: Int64) -> Bool {
        guard self.state != .delivered, attempt >= 1, attempt <= self.attempts else { return false }
        self.state = .delivered
        self.nextAttemptAt = nil
        self.changedAt = now
        self.problem = nil
        return true
    }

    /// The attempt failed; the next one follows after a pause. Old news of another attempt is ignored.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public mutating func recordFailure(ofAttempt attempt: Int, problem: String, at now: Int64) -> Bool {
        guard self.state == .attempting, attempt == self.attempts else { return false }
        self.state = .failed
        self.nextAttemptAt = now + NotificationPolicy.pause(afterAttempts: self.attempts)
        self.changedAt = now
        self.problem = problem
        return true
    }

    /// To be called at start, for what an earlier process left behind.
    ///
    /// The pause applies here too: a message that makes the process die must not make it die at once again.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public mutating func recoverAfterCrash(at now: Int64) -> Bool {
        guard self.state == .attempting else { return false }
        self.state = .unknown
        self.nextAttemptAt = now + NotificationPolicy.pause(afterAttempts: self.attempts)
        self.changedAt = now
        self.problem = nil
        return true
    }
}
