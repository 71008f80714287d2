/// Columns on a terminal: the first is aligned left, the others right.
public enum TextTable {
    /// Columns as wide as their widest cell, two blanks apart, each line indented by two.
    public static func text(_ header: [String], _ rows: [[String]]) -> String {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { "  " + Self.row($0, widths: widths, gap: "  ") + "\n" }.joined()
    }

    /// One line. A cell that is wider than its column pushes the next ones on.
    public static func row(_ cells: [String], widths: [Int], gap: String = "") -> String {
        zip(cells, widths).enumerated().map { column, cell in
            let blanks = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
            return column == 0 ? cell.0 + blanks : blanks + cell.0
        }.joined(separator: gap)
    }
}
