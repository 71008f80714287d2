/// A value to reach, drawn as a line.
public struct ChartTarget: Sendable {
    let name: PageText
    let value: Double

    public init(_ name: PageText, _ value: Double) {
        self.name = name
        self.value = value
    }
}
