import JSON
import Vocabulary

/// An action of the plan with its holder and due date (ESC-1).
public struct ActionRegistered: ComposedEventData {
    public static let type = EventType.actionRegistered
    public var actionId: String
    public var number: Int
    /// Dutch, for the people of the implementation team; about an agreement, never about a person.
    public var title: String
    /// Actiehouder: a party.
    public var holder: String
    /// The other parties that work on it (i.s.m.); empty when the holder works on it alone.
    public var partners: [String]
    /// The parties that are consulted (i.o.m.).
    public var consulting: [String]
    /// The condition under which the action holds, in Dutch.
    public var condition: String?
    /// The agreements that the action rests on.
    public var basis: [AgreementBasis]
    public var dueOn: CalendarDate?

    public var subject: String { self.actionId }

    public init(
        actionId: String, number: Int, title: String, holder: String, partners: [String] = [],
        consulting: [String] = [], condition: String? = nil, basis: [AgreementBasis] = [], dueOn: CalendarDate?
    ) {
        self.actionId = actionId
        self.number = number
        self.title = title
        self.holder = holder
        self.partners = partners
        self.consulting = consulting
        self.condition = condition
        self.basis = basis
        self.dueOn = dueOn
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.actionId = try reader.reference("actionId")
        self.number = try reader.integer("number", in: 1...10_000)
        self.title = try reader.text("title", maximum: 300)
        self.holder = try reader.text("holder", maximum: 200)
        self.partners = try reader.optionalTexts("partners") ?? []
        self.consulting = try reader.optionalTexts("consulting") ?? []
        self.condition = try reader.optionalText("condition", maximum: 300)
        self.basis = try reader.optionalCodes("basis") ?? []
        self.dueOn = try reader.optionalDate("dueOn")
    }

    public var json: JSONValue {
        func list(_ texts: [String]) -> JSONValue? { texts.isEmpty ? nil : .array(texts.map { .string($0) }) }
        return .object(omittingNil: [
            ("actionId", .string(self.actionId)), ("number", JSONValue(self.number)),
            ("title", .string(self.title)), ("holder", .string(self.holder)), ("partners", list(self.partners)),
            ("consulting", list(self.consulting)), ("condition", self.condition.map { .string($0) }),
            ("basis", list(self.basis.map(\.rawValue))), ("dueOn", self.dueOn.map { .string($0.description) }),
        ])
    }
}
