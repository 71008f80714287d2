import Contracts
import JSON

/// Mistakes in the event's own fields. An application can have every kind; in other events the reference, always the
/// first field, is made invalid.
enum DataMistakes {
    static func make(_ code: RejectionCode, in json: JSONValue) -> Mistake? {
        if json["type"]?.stringValue == EventType.applicationSubmitted.wireName {
            return self.makeInApplication(code, json)
        }
        guard case .object(let members)? = json["data"], let reference = members.first else { return nil }
        func set(_ value: JSONValue?) -> Mistake {
            Mistake(
                json: json.setting(["data", reference.name], to: value),
                pointer: "/data/" + JSONPointer.escaped(reference.name))
        }
        switch code {
        case .fieldMissing: return set(nil)
        case .fieldType: return set(7)
        case .fieldFormat: return set("a reference with blanks")
        case .fieldRange: return set(.string(String(repeating: "r", count: 300)))
        default: return nil
        }
    }

    private static func makeInApplication(_ code: RejectionCode, _ json: JSONValue) -> Mistake? {
        func set(_ path: [String], _ value: JSONValue?, at pointer: String? = nil) -> Mistake {
            Mistake(
                json: json.setting(["data"] + path, to: value),
                pointer: pointer ?? "/data/" + path.joined(separator: "/"))
        }
        switch code {
        case .fieldMissing: return set(["maximumRentCents"], nil)
        case .fieldType: return set(["household", "adults"], "one")
        case .fieldFormat: return set(["waitingSince"], "01-02-2019")
        case .fieldRange: return set(["household", "adults"], 0)
        case .fieldCode: return set(["group"], "everybody")
        // VERA has had this code since 20 October 2023.
        case .fieldCodeExpired:
            guard case .object(let members)? = json["data"] else { return nil }
            let data = JSONValue.object(members + [JSONMember("veraGroup", "VBE")])
            return Mistake(json: json.setting(["data"], to: data), pointer: "/data/veraGroup")
        case .fieldConflict: return set(["birthYears"], ["from": 1999, "to": 1990], at: "/data/birthYears/to")
        default: return nil
        }
    }
}
