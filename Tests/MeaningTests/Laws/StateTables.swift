/// Every table of records in a state, found by reflection: a table that nobody lists is compared as well.
enum StateTables {
    /// One line a record: the table's name and the record.
    static func rows(of state: Any) -> [String] {
        Mirror(reflecting: state).children.flatMap { child -> [String] in
            let name = child.label ?? ""
            if let rows = Self.records(in: child.value) { return rows.map { "\(name) \($0)" } }
            // Other structures are looked into, collections and values are not.
            let isStructure = Mirror(reflecting: child.value).displayStyle == .struct
            return isStructure ? Self.rows(of: child.value).map { "\(name).\($0)" } : []
        }
    }

    /// The names of the tables that hold something.
    static func filled(in state: Any) -> Set<String> {
        Set(Self.rows(of: state).compactMap { $0.split(separator: " ").first.map(String.init) })
    }

    private static func records(in value: Any) -> [String]? {
        let type = String(describing: type(of: value))
        guard type.hasPrefix("RecordTable<") || type.hasPrefix("EntityTable<") else { return nil }
        let rows =
            Mirror(reflecting: value).children.first { $0.label == "rows" || $0.label == "entities" }?.value
            as? [String: Any]
        return (rows ?? [:]).sorted { $0.key < $1.key }.map { "\($0.value)" }
    }
}
