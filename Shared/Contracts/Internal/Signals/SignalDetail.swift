import JSON
import Vocabulary

/// An active signal, as Monitoring publishes it when it is raised and when its severity changes.
public struct SignalDetail: InternalData {
    /// One named whole number beside the sentence.
    public struct Figure: InternalData {
        public let name: String
        public let value: Int

        public init(name: String, value: Int) {
            self.name = name
            self.value = value
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.name = try reader.text("name")
            self.value = try reader.number("value")
        }

        public var json: JSONValue { ["name": .string(self.name), "value": JSONValue(self.value)] }
    }

    public let signalId: String
    public let kind: SignalKind
    /// `group:<code>`, `round:<id>/corporation:<id>`, `action:<id>` or `round:<id>`.
    public let subject: String
    public let severity: SeverityCode
    public let figures: [Figure]
    /// Dutch, level B1.
    public let sentence: String
    /// The day whose rules raised or changed the signal.
    public let on: CalendarDate

    public init(
        signalId: String, kind: SignalKind, subject: String, severity: SeverityCode, figures: [Figure],
        sentence: String, on day: CalendarDate
    ) {
        self.signalId = signalId
        self.kind = kind
        self.subject = subject
        self.severity = severity
        self.figures = figures
        self.sentence = sentence
        self.on = day
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.figures = try reader.optionalItems("figures") { (item) throws(Rejection) in try Figure(&item) } ?? []
        self.kind = try reader.code("kind")
        self.on = try reader.date("on")
        self.sentence = try reader.sentence("sentence")
        self.severity = try reader.code("severity")
        self.signalId = try reader.text("signalId")
        self.subject = try reader.text("subject")
    }

    public var json: JSONValue {
        [
            "figures": JSONValue(self.figures), "kind": .string(self.kind.rawValue),
            "on": .string(self.on.description), "sentence": .string(self.sentence),
            "severity": .string(self.severity.rawValue), "signalId": .string(self.signalId),
            "subject": .string(self.subject),
        ]
    }
}
