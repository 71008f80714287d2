/// One message and its attempts: a row of the notification ledger.
///
/// The intent is written first, then each attempt before it is made, then its outcome. A process that dies in between
/// leaves an attempt without an outcome: nobody knows whether it arrived, so it becomes *unknown* and is made again
/// with the same idempotency key. Time is milliseconds since 1970-01-01 UTC and always comes from outside.
public struct AlertNotification: Sendable, Equatable, Codable, Identifiable {
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// Not tried yet.
        case intended
        /// An attempt is under way.
        case attempting
        /// The receiver confirmed. Final.
        case delivered
        /// The last attempt failed; another follows.
        case failed
        /// The last attempt has no outcome, because the process died; another follows.
        case unknown

        public var dutchName: String {
            switch self {
            case .intended: "staat klaar"
            case .attempting: "wordt verstuurd"
            case .delivered: "aangekomen"
            case .failed: "mislukt, wordt opnieuw geprobeerd"
            case .unknown: "onbekend of het aankwam, wordt opnieuw geprobeerd"
            }
        }
    }

    public let id: String
    public let alertId: String
    public let channel: String
    public let audience: Audience
    /// Goes along with every attempt, so that the receiver can drop repetitions.
    public let idempotencyKey: String
    public let subject: String
    public let body: String

    public internal(set) var state: State
    /// Attempts begun, which is also the number of the last one.
    public internal(set) var attempts: Int
    /// When the next attempt may be made; `nil` while one is under way and after delivery.
    public internal(set) var nextAttemptAt: Int64?
    /// When the state changed last.
    public internal(set) var changedAt: Int64
    /// What went wrong last, for the operator; never the content of an answer.
    public internal(set) var problem: String?

    public init(_ intent: NotificationIntent, at now: Int64) {
        self.id = intent.notificationId
        self.alertId = intent.alertId
        self.channel = intent.channel
        self.audience = intent.audience
        self.idempotencyKey = intent.idempotencyKey
        self.subject = intent.subject
        self.body = intent.body
        self.state = .intended
        self.attempts = 0
        self.nextAttemptAt = now
        self.changedAt = now
        self.problem = nil
    }
}
