extension AccessTable {
    /// The whole table as Markdown, a row per role.
    public static var markdown: String {
        let heading = ["Role"] + DataKind.allCases.map(\.rawValue) + ["may"]
        let rows = Role.allCases.map { role in
            [role.rawValue] + DataKind.allCases.map { self.rule(role, $0).description }
                + [Act.allCases.filter { self.roles(for: $0).contains(role) }.map(\.rawValue).joined(separator: ", ")]
        }
        let rule = heading.map { _ in "---" }
        return ([heading, rule] + rows).map { cells in "| " + cells.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }
}
