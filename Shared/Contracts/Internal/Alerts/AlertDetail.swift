import JSON
import Vocabulary

/// The present state of an alert, with its whole history.
public struct AlertDetail: InternalData {
    public let alertId: String
    /// A signal's kind, or the kind of one of the service's own problems.
    public let kind: String
    public let subject: String
    public let status: AlertStatusCode
    public let severity: SeverityCode
    public let audience: AudienceCode
    /// The signal's latest sentence, in Dutch.
    public let sentence: String
    public let raisedOn: CalendarDate
    public let holder: Holder?
    public let snooze: Snooze?
    /// Only for a resolved alert.
    public let closing: Closing?
    /// Oldest first.
    public let history: [AlertStepDetail]

    public init(
        alertId: String, kind: String, subject: String, status: AlertStatusCode, severity: SeverityCode,
        audience: AudienceCode, sentence: String, raisedOn: CalendarDate, holder: Holder?, snooze: Snooze?,
        closing: Closing?, history: [AlertStepDetail]
    ) {
        self.alertId = alertId
        self.kind = kind
        self.subject = subject
        self.status = status
        self.severity = severity
        self.audience = audience
        self.sentence = sentence
        self.raisedOn = raisedOn
        self.holder = holder
        self.snooze = snooze
        self.closing = closing
        self.history = history
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.alertId = try reader.text("alertId")
        self.kind = try reader.text("kind")
        self.subject = try reader.text("subject")
        self.status = try reader.code("status")
        self.severity = try reader.code("severity")
        self.audience = try reader.code("audience")
        self.sentence = try reader.sentence("sentence")
        self.raisedOn = try reader.date("raisedOn")
        self.holder = try reader.optionalObject("holder") { (object) throws(Rejection) in try Holder(&object) }
        self.snooze = try reader.optionalObject("snooze") { (object) throws(Rejection) in try Snooze(&object) }
        self.closing = try reader.optionalObject("closing") { (object) throws(Rejection) in try Closing(&object) }
        self.history = try reader.items("history") { (item) throws(Rejection) in try AlertStepDetail(&item) }
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("alertId", .string(self.alertId)), ("kind", .string(self.kind)), ("subject", .string(self.subject)),
            ("status", .string(self.status.rawValue)), ("severity", .string(self.severity.rawValue)),
            ("audience", .string(self.audience.rawValue)), ("sentence", .string(self.sentence)),
            ("raisedOn", .string(self.raisedOn.description)), ("holder", self.holder?.json),
            ("snooze", self.snooze?.json), ("closing", self.closing?.json), ("history", JSONValue(self.history)),
        ])
    }
}
