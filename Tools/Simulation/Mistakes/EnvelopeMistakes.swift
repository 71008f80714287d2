import Contracts
import JSON

/// Mistakes in the CloudEvents attributes: readable JSON that is no valid event.
enum EnvelopeMistakes {
    static func make(_ code: RejectionCode, in json: JSONValue) -> Mistake? {
        func set(_ name: String, _ value: JSONValue?) -> Mistake {
            Mistake(json: json.setting([name], to: value), pointer: "/" + name)
        }
        switch code {
        case .notAnObject: return Mistake(json: .array([json]), pointer: "")
        case .attributeMissing: return set("type", nil)
        case .attributeEmpty: return set("subject", "")
        case .attributeType: return set("time", 1_546_300_800)
        case .attributeName: return set("Trace-Id", "4bf92f35")
        case .attributeCharacter: return set("subject", "client\u{7F}")
        case .attributeTooLong: return set("batch", .string(String(repeating: "x", count: 600)))
        case .specversion: return set("specversion", "0.3")
        case .timeFormat: return set("time", "2019-08-01 09:30")
        case .sourceFormat: return set("source", "urn:nld:doorstroom: systeem")
        case .dataAndBase64: return set("data_base64", "e30=")
        case .contentType: return set("datacontenttype", "text/xml")
        case .eventTooLarge:
            let padding = JSONValue.string(String(repeating: "x", count: CloudEvent.maximumBytes))
            return Mistake(json: json.setting(["data", "attachment"], to: padding), pointer: "")
        case .jsonTooDeep:
            let nested = (0..<40).reduce(JSONValue.array([])) { inner, _ in .array([inner]) }
            return Mistake(json: json.setting(["data", "nested"], to: nested), pointer: "")
        default: return nil
        }
    }
}
