import JSON

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
