extension AlertNotification {
    /// Whether the next attempt may be made.
    public func isDue(at now: Int64) -> Bool {
        self.nextAttemptAt.map { $0 <= now } ?? false
    }

    /// Begins an attempt. Store the row before anything is sent.
    ///
    /// - Parameter number: the message's number, set by the first attempt.
    /// - Returns: the attempt's number, which its outcome has to name; `nil` when no attempt is due.
    public mutating func beginAttempt(at now: Int64, number: Int) -> Int? {
        guard self.isDue(at: now) else { return nil }
        self.number = self.number ?? number
        self.state = .attempting
        self.attempts += 1
        self.nextAttemptAt = nil
        self.changedAt = now
        return self.attempts
    }

    /// - Returns: whether anything changed.
    @discardableResult
    public mutating func record(_ outcome: DeliveryOutcome, ofAttempt attempt: Int, at now: Int64) -> Bool {
        switch outcome {
        case .delivered:
            self.confirmDelivery(ofAttempt: attempt, at: now)
        case .retry(let wait, let problem):
            self.recordFailure(
                ofAttempt: attempt, problem: problem,
                pause: NotificationPolicy.pause(afterAttempts: self.attempts, problem: problem, asked: wait), at: now)
        case .refused(let problem):
            self.recordRefusal(ofAttempt: attempt, problem: problem, at: now)
        }
    }

    /// The receiver confirmed. A late confirmation of an attempt recorded as unknown or failed counts too: the message
    /// did arrive.
    private mutating func confirmDelivery(ofAttempt attempt: Int, at now: Int64) -> Bool {
        guard self.state != .delivered, attempt >= 1, attempt <= self.attempts else { return false }
        self.settle(.delivered, problem: nil, at: now)
        return true
    }

    /// The attempt failed; the next one follows after a pause. The outcome of an earlier attempt is ignored.
    private mutating func recordFailure(
        ofAttempt attempt: Int, problem: DeliveryProblem, pause: Int64, at now: Int64
    ) -> Bool {
        guard self.state == .attempting, attempt == self.attempts else { return false }
        self.state = .failed
        self.nextAttemptAt = now + pause
        self.changedAt = now
        self.problem = problem.description
        return true
    }

    private mutating func recordRefusal(ofAttempt attempt: Int, problem: DeliveryProblem, at now: Int64) -> Bool {
        guard self.state == .attempting, attempt == self.attempts else { return false }
        self.settle(.refused, problem: problem.description, at: now)
        return true
    }

    /// To be called at start, for an attempt that an earlier process left without an outcome.
    ///
    /// The pause applies here too: a message that crashes the process must not crash it again at once.
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

    /// Retries a refused message at once, under its own key, after an operator has mended the channel.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public mutating func retryRefused(at now: Int64) -> Bool {
        guard self.state == .refused else { return false }
        self.state = .failed
        self.nextAttemptAt = now
        self.changedAt = now
        return true
    }

    mutating func replace(by id: String, at now: Int64) {
        self.replacedBy = id
        self.settle(.replaced, problem: self.problem, at: now)
    }

    private mutating func settle(_ state: State, problem: String?, at now: Int64) {
        self.state = state
        self.nextAttemptAt = nil
        self.changedAt = now
        self.problem = problem
    }
}
