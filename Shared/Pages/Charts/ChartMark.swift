/// A mark of a drawing. The style sheet gives its class colour, width, dashes and size.
struct ChartMark: Equatable {
    enum Anchor: String {
        case start, middle, end
    }

    enum Shape: Equatable {
        /// The `d` of an SVG path.
        case path(String)
        case text([String], x: Double, y: Double, Anchor)
    }

    let shape: Shape
    let style: String
    /// The number of a pattern of the drawing.
    let pattern: Int?

    init(_ shape: Shape, _ style: String, pattern: Int? = nil) {
        self.shape = shape
        self.style = style
        self.pattern = pattern
    }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> ChartMark {
        ChartMark(.path("M\(Self.number(x1)) \(Self.number(y1))L\(Self.number(x2)) \(Self.number(y2))"), style)
    }

    static func box(
        x: Double, y: Double, width: Double, height: Double, _ style: String, pattern: Int? = nil
    ) -> ChartMark {
        let (width, height) = (Self.number(width), Self.number(height))
        return ChartMark(
            .path("M\(Self.number(x)) \(Self.number(y))h\(width)v\(height)h-\(width)z"), style, pattern: pattern)
    }

    static func text(_ text: String, x: Double, y: Double, _ anchor: Anchor, _ style: String) -> ChartMark {
        ChartMark(.text([text], x: x, y: y, anchor), style)
    }

    /// The lines of a path through these points.
    static func path(_ points: [(x: Double, y: Double)]) -> String {
        points.enumerated().map { ($0 == 0 ? "M" : "L") + "\(Self.number($1.x)) \(Self.number($1.y))" }.joined()
    }

    /// With one decimal, as exact as a screen shows.
    static func number(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        guard tenths.isFinite, abs(tenths) < 1e9 else { return "0" }
        let whole = Int(tenths)
        let rest = abs(whole % 10)
        return (whole < 0 && whole > -10 ? "-" : "") + "\(whole / 10)" + (rest == 0 ? "" : ".\(rest)")
    }
}
