/// Every table of records in a state, found by reflection: a table that no list names is compared too.
enum StateTables {
    /// One line per record: the table's name and the record.
    static func rows(of state: Any) -> [String] {
        Self.tables(in: state).flatMap { name, rows in rows.map { "\(name) \($0)" } }
    }

    static func names(in state: Any) -> Set<String> { Set(Self.tables(in: state).map(\.name)) }

    /// The names of the tables that are not empty.
    static func filled(in state: Any) -> Set<String> {
        Set(Self.tables(in: state).filter { !$0.rows.isEmpty }.map(\.name))
    }

    private static func tables(in state: Any) -> [(name: String, rows: [String])] {
        Mirror(reflecting: state).children.flatMap { child -> [(name: String, rows: [String])] in
            let name = child.label ?? ""
            if let rows = Self.records(in: child.value) { return [(name, rows)] }
            // Search inside other structures, but not inside collections and values.
            let isStructure = Mirror(reflecting: child.value).displayStyle == .struct
            return isStructure ? Self.tables(in: child.value).map { ("\(name).\($0.name)", $0.rows) } : []
        }
    }

    private static func records(in value: Any) -> [String]? {
        guard String(describing: type(of: value)).hasPrefix("RecordTable<") else { return nil }
        let rows = Mirror(reflecting: value).children.first { $0.label == "rows" }?.value as? [String: Any]
        return (rows ?? [:]).sorted { $0.key < $1.key }.map { "\($0.value)" }
    }
}
