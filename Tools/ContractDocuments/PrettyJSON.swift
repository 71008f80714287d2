import Contracts
import Foundation
import JSON

/// JSON for people: two spaces per level, members in their order.
enum PrettyJSON {
    static func text(_ value: JSONValue) -> String {
        var text = ""
        self.write(value, indent: "", to: &text)
        return text + "\n"
    }

    private static func write(_ value: JSONValue, indent: String, to text: inout String) {
        let inner = indent + "  "
        switch value {
        case .object(let members) where !members.isEmpty:
            text += "{\n"
            for (index, member) in members.enumerated() {
                text += inner + JSONWriter.string(.string(member.name)) + ": "
                self.write(member.value, indent: inner, to: &text)
                text += index + 1 < members.count ? ",\n" : "\n"
            }
            text += indent + "}"
        case .array(let items) where items.contains { $0.isStructure }:
            text += "[\n"
            for (index, item) in items.enumerated() {
                text += inner
                self.write(item, indent: inner, to: &text)
                text += index + 1 < items.count ? ",\n" : "\n"
            }
            text += indent + "]"
        case .array(let items):
            text += "[" + items.map { JSONWriter.string($0) }.joined(separator: ", ") + "]"
        default: text += JSONWriter.string(value)
        }
    }
}
