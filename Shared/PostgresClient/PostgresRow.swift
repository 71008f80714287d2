/// A row of a result, by column number or name.
public struct PostgresRow: Sendable {
    let columns: [String: Int]
    let values: [PostgresValue]

    public subscript(_ index: Int) -> PostgresValue { self.values[index] }

    /// The cell of that column; `.null` when there is no such column.
    public subscript(_ name: String) -> PostgresValue {
        self.columns[name].map { self.values[$0] } ?? .null
    }
}
