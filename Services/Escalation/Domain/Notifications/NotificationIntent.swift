import Vocabulary

/// A message that has to reach its audience at least once.
public struct NotificationIntent: Sendable, Equatable, Codable {
    public let notificationId: String
    public let alertId: String
    public let alertKind: String
    /// The name of a channel.
    public let channel: String
    public let audience: Audience
    /// The same on every attempt, so that the receiver can drop repetitions.
    public let idempotencyKey: String
    /// Its place among the messages about its alert, from 1. It is not sent before those of lower places.
    public let place: Int
    /// The number of the alert's opening.
    public let opening: Int
    public let change: AlertChange.Kind
    /// The day of the change.
    public let on: CalendarDate
    /// The signal's sentence on that day, in Dutch.
    public let sentence: String
    /// Dutch, one line.
    public let subject: String
    /// Dutch, one or two sentences.
    public let body: String

    public init(
        notificationId: String, alertId: String, alertKind: String, channel: String, audience: Audience,
        idempotencyKey: String, place: Int, opening: Int, change: AlertChange.Kind, on: CalendarDate,
        sentence: String, subject: String, body: String
    ) {
        self.notificationId = notificationId
        self.alertId = alertId
        self.alertKind = alertKind
        self.channel = channel
        self.audience = audience
        self.idempotencyKey = idempotencyKey
        self.place = place
        self.opening = opening
        self.change = change
        self.on = on
        self.sentence = sentence
        self.subject = subject
        self.body = body
    }
}
