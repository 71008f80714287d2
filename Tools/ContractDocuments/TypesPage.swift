import Contracts

/// `docs/contract/types.md`: every type with its fields.
public struct TypesPage {
    private let descriptions: Descriptions

    public init(_ descriptions: Descriptions) {
        self.descriptions = descriptions
    }

    public func text() throws -> String {
        try Self.head + EventType.allCases.map(self.section).joined(separator: "\n")
    }

    private func section(_ type: EventType) throws -> String {
        let entry = try self.descriptions.entry(type)
        let senders = PartnerKind.allCases.filter(type.senders.contains).map(\.rawValue).joined(separator: ", ")
        var lines = [
            "## \(type.rawValue)", "", entry.english, "", "*\(entry.dutch)*", "",
            "Sent by: \(senders). Subject: `\(type.form.fields.first?.name ?? "")`."
                + " Schema: [`\(type.rawValue).v1.json`](schemas/\(type.rawValue).v1.json)."
                + (entry.ids.isEmpty ? "" : " For: \(entry.ids)."),
            type.isRecordedOnly
                ? "\n**Recorded only**: kept and answered; no figure, decision or message follows yet.\n" : "",
            "| Field | Required | Form, range, unit | Meaning | For |", "|---|---|---|---|---|",
        ]
        lines += try self.rows(type.form, of: type, at: "")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func words(_ condition: FieldCondition) -> String {
        let codes = condition.codes.map { "`\($0)`" }.joined(separator: ", ")
        return condition.isUnless ? "yes, but for \(codes)" : "yes, with \(codes)"
    }

    private func rows(_ form: ObjectForm, of type: EventType, at path: String) throws -> [String] {
        try form.fields.flatMap { field in
            let name = path.isEmpty ? field.name : "\(path).\(field.name)"
            let entry = try self.descriptions.entry(type, name)
            let condition = form.conditions.first { $0.requires == field.name }
            let required = field.isRequired ? "yes" : condition.map(Self.words) ?? "no"
            let unit = entry.unit.isEmpty ? "" : " \(entry.unit)"
            let cells = [
                "`\(name)`", required, Self.words(field.form) + unit, entry.english,
                entry.ids.isEmpty ? "–" : entry.ids,
            ]
            let row = "| " + cells.joined(separator: " | ") + " |"
            switch field.form {
            case .object(let inner): return try [row] + self.rows(inner, of: type, at: name)
            case .list(.object(let inner), _): return try [row] + self.rows(inner, of: type, at: name + "[]")
            default: return [row]
            }
        }
    }

    static func words(_ form: FieldForm) -> String {
        switch form {
        case .text(let maximum): "text, 1 to \(maximum) characters"
        case .pattern(.reference): "reference"
        case .pattern(let pattern): pattern.words
        case .date: "date"
        case .integer(let range): "integer, \(range.lowerBound) to \(range.upperBound)"
        case .flag: "boolean"
        case .code(let codes): "one of " + codes.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let item, let count):
            "array, \(count.lowerBound) to \(count.upperBound) of " + Self.items(item)
        case .object: "object"
        }
    }

    private static func items(_ form: FieldForm) -> String {
        switch form {
        case .code(let codes): codes.map { "`\($0)`" }.joined(separator: ", ")
        case .object: "objects"
        default: self.words(form)
        }
    }

    private static let head = """
        # The events that partners send

        Made from the code by `doorstroom contract write`; a test holds this page to it.

        Each section is one type: `nl.doorstroom.<name>.v1`, with its data. `dataschema` may be absent; when present it is
        `https://doorstroom.nl/schemas/<name>.v1.json`, the `$id` of the JSON Schema in [schemas/](schemas). `subject` always
        equals the field named in the section's line "Sent by".

        How the forms are written:

        | Form | In JSON |
        |---|---|
        | reference | string, 1 to 64 of `A-Z a-z 0-9 . _ : -`, starting with a letter or digit. Random or a counter; nothing that says who somebody is, and no bare nine or ten digits |
        | date | string `YYYY-MM-DD`, 1900 to 2199 |
        | integer | number without fraction; `1.0` counts as one |
        | one of | string, exactly as printed; what the codes mean stands in [codelists.md](codelists.md) |
        | text | string without control characters; the length is counted in code points |

        *Required* inside an object means: when that object is present. JSON `null` is the same as absent. Fields that are not
        listed do not cause rejection; the acceptance names them under `warnings`. The last column refers to the requirements of
        the plan.


        """
}
