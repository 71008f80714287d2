import JSON
import Vocabulary

/// The end of a contract form, of temporary supply or of an urgency: announced ahead, and reported when reached (REG-7,
/// REG-10, REG-19).
public struct TermDue: InternalData {
    /// The kind of thing that has the term.
    public enum Kind: String, CaseIterable, Sendable {
        case tenancy
        case dwelling
        case urgency
    }

    public enum Term: String, CaseIterable, Sendable {
        case flip
        case campus
        case hotel
        case supply
        case urgency
    }

    public enum Next: String, CaseIterable, Sendable {
        /// The single offer after the corporation hotel (REG-7).
        case singleOffer = "single-offer"
    }

    public let kind: Kind
    public let id: String
    /// The partner that registered it.
    public let owner: String
    public let term: Term
    /// The first day after the term.
    public let dueOn: CalendarDate
    public let next: Next?

    public init(kind: Kind, id: String, owner: String, term: Term, dueOn: CalendarDate, next: Next?) {
        self.kind = kind
        self.id = id
        self.owner = owner
        self.term = term
        self.dueOn = dueOn
        self.next = next
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.kind = try reader.code("kind")
        self.id = try reader.reference("id")
        self.owner = try reader.text("owner")
        self.term = try reader.code("term")
        self.dueOn = try reader.date("dueOn")
        self.next = try reader.optionalCode("then")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("kind", .string(self.kind.rawValue)), ("id", .string(self.id)), ("owner", .string(self.owner)),
            ("term", .string(self.term.rawValue)), ("dueOn", .string(self.dueOn.description)),
            ("then", self.next.map { .string($0.rawValue) }),
        ])
    }
}
