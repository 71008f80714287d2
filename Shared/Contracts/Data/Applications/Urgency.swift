import JSON
import Vocabulary

/// An urgency declaration or indication that the client has (REG-10).
public struct Urgency: Equatable, Sendable {
    public var kind: PriorityKind
    public var grantedOn: CalendarDate
    /// The last day on which it is valid; `nil` when it has no end.
    public var validUntil: CalendarDate?

    public init(kind: PriorityKind, grantedOn: CalendarDate, validUntil: CalendarDate? = nil) {
        self.kind = kind
        self.grantedOn = grantedOn
        self.validUntil = validUntil
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.kind = try reader.code("kind")
        self.grantedOn = try reader.date("grantedOn")
        self.validUntil = try reader.optionalDate("validUntil")
        try reader.refuse(
            if: self.validUntil.map { $0 < self.grantedOn } ?? false, "validUntil", expected: "not before grantedOn")
    }

    var json: JSONValue {
        .object(omittingNil: [
            ("kind", .string(self.kind.rawValue)), ("grantedOn", .string(self.grantedOn.description)),
            ("validUntil", self.validUntil.map { .string($0.description) }),
        ])
    }
}
