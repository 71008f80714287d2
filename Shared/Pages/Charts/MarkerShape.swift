/// The shape of a line's points: with the dashes it tells lines apart without colours.
enum MarkerShape: CaseIterable {
    case circle, square, triangle, diamond, upended, cross

    static func of(_ index: Int) -> MarkerShape { Self.allCases[index % Self.allCases.count] }

    func path(_ x: Double, _ y: Double) -> String {
        func points(_ list: [(Double, Double)]) -> String {
            ChartMark.path(list.map { (x + $0.0, y + $0.1) }) + "z"
        }
        switch self {
        case .circle:
            let (left, height) = (ChartMark.number(x - 4), ChartMark.number(y))
            return "M\(left) \(height)a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"
        case .square: return points([(-4, -4), (4, -4), (4, 4), (-4, 4)])
        case .triangle: return points([(0, -5), (5, 4), (-5, 4)])
        case .diamond: return points([(0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)])
        case .upended: return points([(-5, -4), (5, -4), (0, 5)])
        case .cross:
            return points([
                (-1.5, -5), (1.5, -5), (1.5, -1.5), (5, -1.5), (5, 1.5), (1.5, 1.5), (1.5, 5), (-1.5, 5), (-1.5, 1.5),
                (-5, 1.5), (-5, -1.5), (-1.5, -1.5),
            ])
        }
    }
}
