import Vocabulary

/// A signal as Monitoring publishes it.
public struct RaisedSignal: Sendable, Equatable, Codable {
    public let signalId: String
    /// An unknown kind becomes an alert all the same: an alert must not be lost because of a name.
    public let kind: String
    public let subject: String
    public let severity: AlertSeverity
    /// Dutch.
    public let sentence: String
    /// The day whose rules raised it.
    public let on: CalendarDate

    public init(
        signalId: String, kind: String, subject: String, severity: AlertSeverity, sentence: String, on: CalendarDate
    ) {
        self.signalId = signalId
        self.kind = kind
        self.subject = subject
        self.severity = severity
        self.sentence = sentence
        self.on = on
    }
}
