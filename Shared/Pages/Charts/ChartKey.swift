/// Names with a sample each, in rows: on a narrow drawing, where names have no room beside what they name.
struct ChartKey {
    struct Name {
        let index: Int
        let text: String
        /// Where the sample begins; the text follows it.
        let x: Double
        /// The baseline.
        let y: Double
    }

    static let sampleWidth = 20.0

    let names: [Name]

    /// Where what follows the rows can begin.
    var bottom: Double { (self.names.map(\.y).max() ?? 0) + 14 }

    init(_ names: [String], in range: ClosedRange<Double>) {
        var (x, y) = (range.lowerBound, 14.0)
        self.names = names.enumerated().map { index, name in
            let room = range.upperBound - range.lowerBound - Self.sampleWidth
            let text = ChartText.lines(name, width: room, most: 1).joined()
            let width = ChartText.width(text) + Self.sampleWidth
            if x > range.lowerBound, x + width > range.upperBound {
                x = range.lowerBound
                y += 20
            }
            defer { x += width + 18 }
            return Name(index: index, text: text, x: x, y: y)
        }
    }
}
