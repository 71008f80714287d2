import JSON
import Vocabulary

/// A message about an alert that has to reach its audience at least once.
public struct NotificationIntended: InternalData {
    public let notificationId: String
    public let alertId: String
    public let alertKind: String
    public let channel: String
    public let audience: AudienceCode
    /// The same on every attempt.
    public let idempotencyKey: String
    /// Its position among the messages about its alert, from 1.
    public let place: Int
    /// How often the alert has been opened by now, from 1.
    public let opening: Int
    public let change: AlertChangeCode
    public let on: CalendarDate
    /// In Dutch, like the next two.
    public let sentence: String
    public let subject: String
    public let body: String

    public init(
        notificationId: String, alertId: String, alertKind: String, channel: String, audience: AudienceCode,
        idempotencyKey: String, place: Int, opening: Int, change: AlertChangeCode, on day: CalendarDate,
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
        self.on = day
        self.sentence = sentence
        self.subject = subject
        self.body = body
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.alertId = try reader.text("alertId")
        self.alertKind = try reader.text("alertKind")
        self.audience = try reader.code("audience")
        self.body = try reader.text("body", maximum: 4_000)
        self.change = try reader.code("change")
        self.channel = try reader.text("channel")
        self.idempotencyKey = try reader.text("idempotencyKey")
        self.notificationId = try reader.text("notificationId")
        self.on = try reader.date("on")
        self.opening = try reader.count("opening")
        self.place = try reader.count("place")
        self.sentence = try reader.sentence("sentence")
        self.subject = try reader.text("subject")
    }

    public var json: JSONValue {
        [
            "alertId": .string(self.alertId), "alertKind": .string(self.alertKind),
            "audience": .string(self.audience.rawValue), "body": .string(self.body),
            "change": .string(self.change.rawValue), "channel": .string(self.channel),
            "idempotencyKey": .string(self.idempotencyKey), "notificationId": .string(self.notificationId),
            "on": .string(self.on.description), "opening": JSONValue(self.opening), "place": JSONValue(self.place),
            "sentence": .string(self.sentence), "subject": .string(self.subject),
        ]
    }
}
