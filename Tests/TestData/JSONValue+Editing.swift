import Contracts
import JSON

/// One step from a value to a value inside it.
package enum Step: Equatable, Sendable {
    case member(String)
    case item(Int)
}

/// The place of a value in a document.
package struct Place: Equatable, Sendable, CustomStringConvertible {
    package var steps: [Step]

    package init(steps: [Step] = []) {
        self.steps = steps
    }

    package var pointer: String {
        self.steps.map {
            switch $0 {
            case .member(let name): "/" + JSONPointer.escaped(name)
            case .item(let index): "/\(index)"
            }
        }.joined()
    }

    /// The field's name in `docs/contract/types.md`: `profile.kinds[]`.
    package var fieldName: String {
        self.steps.reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += text.isEmpty ? name : "." + name
            case .item: text += "[]"
            }
        }
    }

    package var description: String { self.pointer }
}

extension JSONValue {
    /// Every place inside this value; an array contributes only its first item, which represents the others.
    package func places(from place: Place = Place()) -> [Place] {
        switch self {
        case .object(let members):
            members.flatMap { member in
                let inner = Place(steps: place.steps + [.member(member.name)])
                return [inner] + member.value.places(from: inner)
            }
        case .array(let items):
            items.prefix(1).flatMap { item in
                let inner = Place(steps: place.steps + [.item(0)])
                return [inner] + item.places(from: inner)
            }
        default: []
        }
    }

    package subscript(_ place: Place) -> JSONValue? {
        place.steps.reduce(self) { value, step in
            switch (value, step) {
            case (.object, .member(let name)): value?[name]
            case (.array(let items), .item(let index)): items.indices.contains(index) ? items[index] : nil
            default: nil
            }
        }
    }

    /// This value with the value at that place replaced or, with `nil`, removed.
    package func setting(_ place: Place, to new: JSONValue?) -> JSONValue {
        guard let step = place.steps.first else { return new ?? .null }
        let rest = Place(steps: Array(place.steps.dropFirst()))
        switch (self, step) {
        case (.object(let members), .member(let name)):
            return .object(
                members.compactMap { member in
                    guard member.name == name else { return member }
                    guard !rest.steps.isEmpty else { return new.map { JSONMember(name, $0) } }
                    return JSONMember(name, member.value.setting(rest, to: new))
                })
        case (.array(let items), .item(let index)):
            return .array(
                items.enumerated().compactMap { position, item in
                    guard position == index else { return item }
                    return rest.steps.isEmpty ? new : item.setting(rest, to: new)
                })
        default: return self
        }
    }

    /// This object with one more member.
    package func adding(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members + [JSONMember(name, value)])
    }

    /// Values that a sender could put in this place: nothing, another type, a value beyond the limits, or one that
    /// would be right elsewhere. `nil` omits the member.
    package var mutations: [JSONValue?] {
        let common: [JSONValue?] = [nil, .null, self.ofOtherType, [], [:]]
        switch self {
        case .string(let text):
            return common + [
                "", .string(text + "x"), .string(String(text.dropLast())), .string(text.uppercased()),
                .string(String(repeating: "é", count: 200)), .string(String(repeating: "é", count: 301)), "a\u{7}b",
                "2019-02-30", "2019-2-3", "1899-12-31", "2200-01-01", "2019-Q0", "2019", "GM0344", "BU03440111",
            ]
        case .integer(let number):
            return common + [
                .integer(number + 1), .integer(-number), 0, -1, -3, 1_000_001, .integer(.max), .decimal(1.5), "7",
            ]
        case .array(let items):
            return common + [
                .array(items + items), .array(items + [1]), .array(items + [.null]),
                .array(Array(repeating: items.first ?? "x", count: 101)),
            ]
        default: return common
        }
    }

    /// A value of another JSON type.
    package var ofOtherType: JSONValue {
        switch self {
        case .bool: "true"
        case .string: 7
        case .integer, .decimal: "7"
        case .array: "none"
        case .object, .null: true
        }
    }
}

extension Place {
    package var isMember: Bool { if case .member = self.steps.last { true } else { false } }
}
