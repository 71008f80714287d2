import JSON

/// A decision of a partner took effect: about a presentation, or about an alert.
public struct DecisionApplied: InternalData {
    /// The event that this answers.
    public let event: String
    public let about: DecisionSubject

    public init(event: String, about: DecisionSubject) {
        self.event = event
        self.about = about
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.event = try reader.text("causationid", maximum: 512)
        self.about = try DecisionSubject(&reader)
    }

    public var json: JSONValue { .object([JSONMember("causationid", .string(self.event)), self.about.member]) }
}

/// A decision of a partner is recorded but has no effect.
public struct DecisionRefused: InternalData {
    public let event: String
    public let about: DecisionSubject
    public let code: RefusalCode

    public init(event: String, about: DecisionSubject, code: RefusalCode) {
        self.event = event
        self.about = about
        self.code = code
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.event = try reader.text("causationid", maximum: 512)
        self.about = try DecisionSubject(&reader)
        self.code = try reader.code("code")
    }

    public var json: JSONValue {
        .object([
            JSONMember("causationid", .string(self.event)), self.about.member,
            JSONMember("code", .string(self.code.rawValue)),
        ])
    }
}

/// The presentation or the alert that a decision is about.
public enum DecisionSubject: Equatable, Sendable {
    case presentation(String)
    case alert(String)

    init(_ reader: inout DataReader) throws(Rejection) {
        let presentation = try reader.optionalReference("presentationId")
        let alert = try reader.optionalReference("alertId")
        if let presentation {
            self = .presentation(presentation)
        } else if let alert {
            self = .alert(alert)
        } else {
            throw Rejection(.fieldMissing, at: reader.path("presentationId"), expected: "presentationId or alertId")
        }
    }

    var member: JSONMember {
        switch self {
        case .presentation(let id): JSONMember("presentationId", .string(id))
        case .alert(let id): JSONMember("alertId", .string(id))
        }
    }
}

/// Why a decision has no effect.
public enum RefusalCode: String, CaseIterable, Sendable {
    case presentationUnknown = "presentation-unknown"
    case notYourPresentation = "not-your-presentation"
    case presentationEnded = "presentation-ended"
    case candidateNotPresented = "candidate-not-presented"
    case candidateUnavailable = "candidate-unavailable"
    case reasonMissing = "reason-missing"
    case notProposed = "not-proposed"
    case rulesNotMet = "rules-not-met"
    case tooManyCandidates = "too-many-candidates"
    case tenancyStarted = "tenancy-started"
    case alertUnknown = "alert-unknown"
    case alertResolved = "alert-resolved"
    case seatUnknown = "seat-unknown"
    case dayPast = "day-past"
}
