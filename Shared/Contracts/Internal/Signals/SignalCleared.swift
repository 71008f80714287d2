import JSON
import Vocabulary

/// A signal was cleared.
public struct SignalCleared: InternalData {
    public let signalId: String
    public let kind: SignalKind
    public let subject: String
    public let on: CalendarDate

    public init(signalId: String, kind: SignalKind, subject: String, on day: CalendarDate) {
        self.signalId = signalId
        self.kind = kind
        self.subject = subject
        self.on = day
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.signalId = try reader.text("signalId")
        self.kind = try reader.code("kind")
        self.subject = try reader.text("subject")
        self.on = try reader.date("on")
    }

    public var json: JSONValue {
        [
            "signalId": .string(self.signalId), "kind": .string(self.kind.rawValue), "subject": .string(self.subject),
            "on": .string(self.on.description),
        ]
    }
}
