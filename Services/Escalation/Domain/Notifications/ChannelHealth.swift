/// The health of a channel. Times are milliseconds since 1970-01-01 UTC and come from outside.
public struct ChannelHealth: Sendable, Equatable, Codable {
    /// The first failure since a message arrived; `nil` when the message of the last attempt arrived.
    public private(set) var failingSince: Int64?
    /// The problem of the last failure.
    public private(set) var problem: DeliveryProblem?
    /// Whether the failure needs people's attention.
    public private(set) var isAlarming = false
    /// The receiver asked for no attempts before this time.
    public private(set) var notBefore: Int64?

    public init() {}

    public func isOpen(at now: Int64) -> Bool { self.notBefore.map { $0 <= now } ?? true }

    /// - Parameter isOfItself: whether the message was about this channel. The failure of such a message raises no
    ///   alarm, so that an alarm never raises the next.
    public mutating func record(_ outcome: DeliveryOutcome, isOfItself: Bool, at now: Int64) {
        switch outcome {
        case .delivered:
            self = ChannelHealth()
        case .retry(let wait, let problem):
            self.notBefore = wait.map { now + NotificationPolicy.bounded($0) }
            if !isOfItself { self.fail(problem, isFinal: false, at: now) }
        case .refused(let problem):
            self.notBefore = nil
            if !isOfItself { self.fail(problem, isFinal: true, at: now) }
        }
    }

    private mutating func fail(_ problem: DeliveryProblem, isFinal: Bool, at now: Int64) {
        let since = self.failingSince ?? now
        self.failingSince = since
        self.problem = problem
        if isFinal || problem.isMisdirection || now - since >= NotificationPolicy.patience { self.isAlarming = true }
    }
}
