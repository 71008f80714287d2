import Contracts
import JSON
import Vocabulary

/// One event before it has an id, a time and bytes.
struct PlannedFact {
    let type: EventType
    let subject: String
    let data: JSONValue

    init(_ data: some ComposedEventData) {
        self.type = Swift.type(of: data).type
        self.subject = data.subject
        self.data = data.json
    }

    /// - Parameter members: the data; the first member is the event's subject.
    init(_ type: EventType, _ members: KeyValuePairs<String, JSONValue>) {
        self.init(type, omittingNil: members.map { ($0.key, $0.value) })
    }

    /// - Parameter members: as above; members with the value `nil` are left out.
    init(_ type: EventType, omittingNil members: [(String, JSONValue?)]) {
        self.type = type
        self.subject = members.first?.1?.stringValue ?? ""
        self.data = .object(omittingNil: members)
    }
}
