/// A JSON document as the contract sees it: members keep their order, integers stay integers.
public enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number without fraction that fits 64 bits; `1.0` and `1e2` count as integers, as JSON Schema says.
    case integer(Int64)
    case decimal(Double)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The member of that name, or `nil` when this is no object or has no such member.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    public var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    public var integerValue: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }

    public var arrayValue: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember($0.0, $0.1) })
    }
}

extension JSONValue {
    public init(_ value: Int) { self = .integer(Int64(value)) }
    public init(_ value: String) { self = .string(value) }
    public init(_ values: [String]) { self = .array(values.map { .string($0) }) }

    /// An object without the members whose value is `nil`.
    public static func object(omittingNil members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { name, value in value.map { JSONMember(name, $0) } })
    }
}

extension JSONValue {
    /// This value without the members at the pointers.
    public func removing(_ pointers: Set<String>, at place: String = "") -> JSONValue {
        switch self {
        case .object(let members):
            .object(
                members.compactMap { member in
                    let pointer = place + "/" + JSONPointer.escaped(member.name)
                    guard !pointers.contains(pointer) else { return nil }
                    return JSONMember(member.name, member.value.removing(pointers, at: pointer))
                })
        case .array(let items):
            .array(items.enumerated().map { $1.removing(pointers, at: "\(place)/\($0)") })
        default: self
        }
    }
}
