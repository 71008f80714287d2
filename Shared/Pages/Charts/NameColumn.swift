/// The names of bars: beside them on a wide drawing, above them on a narrow one.
struct NameColumn {
    let lines: [[String]]
    /// What the names take of the drawing's width.
    let width: Double
    private let isBeside: Bool

    init(_ names: [String], _ size: ChartSize) {
        self.isBeside = size.nameWidth > 0
        let room = self.isBeside ? size.nameWidth : size.width - 4
        self.lines = names.map { ChartText.lines($0, width: room, most: 2) }
        let widest = self.lines.flatMap(\.self).map(ChartText.width).max() ?? 0
        self.width = self.isBeside ? min(widest, room) + 12 : 2
    }

    /// - Returns: the first baseline of the name, the top of the bar, and where the next row begins.
    func place(_ index: Int, from y: Double, barHeight: Double) -> (nameY: Double, barY: Double, next: Double) {
        let height = Double(self.lines[index].count) * ChartText.lineHeight
        guard self.isBeside else { return (y + 12.5, y + height + 2, y + height + barHeight + 14) }
        let row = max(height, barHeight)
        return (y + (row - height) / 2 + 12.5, y + (row - barHeight) / 2, y + row + 10)
    }
}
