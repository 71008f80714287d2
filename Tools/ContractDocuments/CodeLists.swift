import Contracts

/// The meanings of the codes: `docs/contract/codelists.psv`.
public struct CodeLists: Sendable {
    public struct Code: Sendable, Equatable {
        public let code: String
        public let dutch: String
        /// ISO dates; empty where the list names none.
        public let validFrom: String
        public let validThrough: String
    }

    public struct List: Sendable, Equatable {
        public let name: String
        public let source: String
        public let remark: String
        public var codes: [Code]
    }

    public let lists: [List]

    public init(_ text: String) throws {
        var lists: [List] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            if line.hasPrefix("="), cells.count == 3 {
                lists.append(List(name: String(cells[0].dropFirst()), source: cells[1], remark: cells[2], codes: []))
            } else if cells.count == 5, cells[0] == lists.last?.name {
                let code = Code(code: cells[1], dutch: cells[2], validFrom: cells[3], validThrough: cells[4])
                lists[lists.count - 1].codes.append(code)
            } else {
                throw Descriptions.FormatError(description: "code lists: «\(line)» is no row of its list")
            }
        }
        self.lists = lists
    }

    public func page() -> String {
        let sections = self.lists.map { list in
            let hasDates = list.codes.contains { !$0.validFrom.isEmpty || !$0.validThrough.isEmpty }
            let rows = list.codes.map { code in
                "| `\(code.code)` | \(code.dutch) |" + (hasDates ? " \(code.validFrom) | \(code.validThrough) |" : "")
            }
            let head =
                hasDates
                ? "| Code | Betekenis | Geldig van | tot en met |\n|---|---|---|---|"
                : "| Code | Betekenis |\n|---|---|"
            return "## \(list.name)\n\n\(list.remark). Bron: \(list.source).\n\n\(head)\n"
                + rows.joined(separator: "\n")
        }
        return Self.head + sections.joined(separator: "\n\n") + "\n"
    }

    private static let head = """
        # Codelijsten

        Gemaakt uit de code met `doorstroom contract write`; een test houdt deze pagina eraan. Een code met een einddatum wordt na
        die dag niet meer aangenomen (`data-field-code-expired`); gekeken wordt naar `time` van het bericht. Naast deze lijsten:
        BAG-id's zijn zestien cijfers, CBS-buurtcodes (`BU…`) dragen hun jaar, gemeenten zijn `GM` en vier cijfers.


        """
}
