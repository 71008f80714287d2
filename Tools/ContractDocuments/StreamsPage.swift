import Contracts

/// `docs/contract/streams.md`: every event that our own services send, with its fields.
struct StreamsPage {
    func text() -> String {
        let types = InternalType.allCases.flatMap { type in
            InternalAudience.allCases.compactMap { audience in self.section(type, audience) }
        }
        return Self.head + types.joined(separator: "\n")
    }

    private func section(_ type: InternalType, _ audience: InternalAudience) -> String? {
        guard let data = type.data(for: audience) else { return nil }
        let path = InternalSchema.path(type, for: audience)
        let place =
            audience == .partner
            ? "to a partner" : "on the stream of " + type.services.map(\.rawValue).joined(separator: ", ")
        let lines = [
            "## \(type.rawValue) \(place)", "", type.summary(for: audience), "",
            "Type: `\(type.wireName)`. Schema: [`\(path)`](\(path)).", "",
            "| Field | Always there | Form, range |", "|---|---|---|",
        ]
        return (lines + Self.rows(data.form, at: "")).joined(separator: "\n") + "\n"
    }

    private static func rows(_ form: ObjectForm, at path: String) -> [String] {
        form.fields.flatMap { field in
            let name = path.isEmpty ? field.name : "\(path).\(field.name)"
            let row = "| `\(name)` | \(field.isRequired ? "yes" : "no") | \(TypesPage.words(field.form)) |"
            switch field.form {
            case .object(let inner): return [row] + Self.rows(inner, at: name)
            case .list(.object(let inner), _): return [row] + Self.rows(inner, at: name + "[]")
            default: return [row]
            }
        }
    }

    private static let head = """
        # The events that our own services send

        Made from the code by `doorstroom contract write`; a test holds this page to it.

        Registration's stream carries every accepted event of [types.md](types.md), with sorted members and without members
        that the contract does not know, and beside them the days and the terms below. Matching, Monitoring and Escalation
        each write a stream of their own. All four are numbered without gaps by `sequence`. A partner reads none of them; it
        reads its feedback topic, whose events are below too. A member that is not always there is left out, never `null`.



        """
}
