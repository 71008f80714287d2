import Vocabulary

/// One message and its attempts: a row of the notification ledger.
///
/// The intent is stored first, then each attempt before it is made, then its outcome. A process that dies in between
/// leaves an attempt without an outcome: the message may have arrived or not, so the attempt becomes *unknown* and is
/// repeated with the same idempotency key. Times are milliseconds since 1970-01-01 UTC and always come from outside.
public struct AlertNotification: Sendable, Equatable, Codable, Identifiable {
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// Not tried yet.
        case intended
        /// An attempt is in progress.
        case attempting
        /// The receiver confirmed. Final.
        case delivered
        /// The last attempt failed; another follows.
        case failed
        /// The last attempt has no outcome, because the process died; another follows.
        case unknown
        /// The receiver rejects the message for good. No attempt follows until an operator asks for one.
        case refused
        /// Another message took over its content. Final.
        case replaced

        /// Whether later messages about the same alert need not wait for this one.
        public var isSettled: Bool {
            switch self {
            case .delivered, .refused, .replaced: true
            case .intended, .attempting, .failed, .unknown: false
            }
        }
    }

    public let id: String
    public let alertId: String
    public let channel: String
    public let audience: Audience
    /// Sent with every attempt, so that the receiver can drop repetitions.
    public let idempotencyKey: String
    public internal(set) var subject: String
    public internal(set) var body: String

    // From the intent; rows of an earlier version have none of these.
    public let alertKind: String?
    public let place: Int?
    public let opening: Int?
    public let change: AlertChange.Kind?
    public let on: CalendarDate?
    public let sentence: String?

    /// The number of the message among those sent about its alert, from 1; set by the first attempt.
    public internal(set) var number: Int?
    /// The truth by which it was worded at its first attempt.
    public internal(set) var truth: MessageValidity?
    /// The message that took over the content of this one.
    public internal(set) var replacedBy: String?

    public internal(set) var state: State
    /// Attempts begun, which is also the number of the last one.
    public internal(set) var attempts: Int
    /// When the next attempt may be made; `nil` while one is in progress and when none follows.
    public internal(set) var nextAttemptAt: Int64?
    /// When the state changed last.
    public internal(set) var changedAt: Int64
    /// The last problem, for the operator; never the content of an answer.
    public internal(set) var problem: String?

    public init(_ intent: NotificationIntent, at now: Int64) {
        self.init(
            id: intent.notificationId, alertId: intent.alertId, channel: intent.channel, audience: intent.audience,
            idempotencyKey: intent.idempotencyKey, subject: intent.subject, body: intent.body,
            alertKind: intent.alertKind, place: intent.place, opening: intent.opening, change: intent.change,
            on: intent.on, sentence: intent.sentence, state: .intended, attempts: 0, nextAttemptAt: now,
            changedAt: now)
    }

    private init(
        id: String, alertId: String, channel: String, audience: Audience, idempotencyKey: String, subject: String,
        body: String, alertKind: String?, place: Int?, opening: Int?, change: AlertChange.Kind?, on: CalendarDate?,
        sentence: String?, state: State, attempts: Int, nextAttemptAt: Int64?, changedAt: Int64
    ) {
        self.id = id
        self.alertId = alertId
        self.channel = channel
        self.audience = audience
        self.idempotencyKey = idempotencyKey
        self.subject = subject
        self.body = body
        self.alertKind = alertKind
        self.place = place
        self.opening = opening
        self.change = change
        self.on = on
        self.sentence = sentence
        self.state = state
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
        self.changedAt = changedAt
    }

    /// A new message that replaces this one with another wording.
    ///
    /// The receiver may have got this one without our knowing, and drops repetitions by their key: so another wording
    /// needs another key.
    func successor(_ wording: AlertWording, at now: Int64) -> AlertNotification {
        let id = "\(self.id)-\(wording.truth.rawValue)"
        var next = AlertNotification(
            id: id, alertId: self.alertId, channel: self.channel, audience: self.audience, idempotencyKey: id,
            subject: wording.subject, body: wording.body, alertKind: self.alertKind, place: self.place,
            opening: self.opening, change: self.change, on: self.on, sentence: self.sentence, state: .intended,
            attempts: 0, nextAttemptAt: now, changedAt: now)
        next.truth = wording.truth
        return next
    }
}
