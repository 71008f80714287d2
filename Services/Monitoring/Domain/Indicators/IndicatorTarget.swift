/// An exact number, never rounded: a count, or a fraction that is kept unreduced so that both parts stay visible.
public struct IndicatorTarget: Hashable, Sendable, Codable {
    public let numerator: Int
    public let denominator: Int?

    public init(numerator: Int, denominator: Int? = nil) {
        self.numerator = numerator
        self.denominator = denominator
    }
}
