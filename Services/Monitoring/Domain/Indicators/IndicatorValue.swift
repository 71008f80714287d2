import Vocabulary

/// One figure: an indicator for a period and a dimension.
public struct IndicatorValue: Hashable, Sendable, Codable {
    public let id: IndicatorID
    public let period: IndicatorPeriod
    public let dimension: IndicatorDimension
    public let numerator: Int
    /// `nil` for a count; 0 when there was nothing to take a mean or a share of, which differs from a value of zero.
    public let denominator: Int?
    public let unit: IndicatorUnit
    public let target: IndicatorTarget?

    public init(
        _ id: IndicatorID, _ period: IndicatorPeriod, _ dimension: IndicatorDimension, _ numerator: Int,
        of denominator: Int? = nil, target: IndicatorTarget? = nil
    ) {
        self.id = id
        self.period = period
        self.dimension = dimension
        self.numerator = numerator
        self.denominator = denominator
        self.unit = id.definition.unit
        self.target = target
    }

    /// Unique per indicator, period and dimension.
    public var key: String { "\(self.id.rawValue)|\(self.period)|\(self.dimension)" }

    /// The figure in Dutch notation without its unit: `2.448`, `81,5` or `38,2%`; `–` when there is none.
    public var dutchText: String {
        guard let denominator = self.denominator else { return DutchNotation.integer(self.numerator) }
        return self.unit == .share
            ? DutchNotation.percent(self.numerator, of: denominator)
            : DutchNotation.decimal(self.numerator, of: denominator)
    }
}

extension IndicatorValue: Comparable {
    public static func < (left: IndicatorValue, right: IndicatorValue) -> Bool {
        if left.id != right.id { return left.id < right.id }
        if left.period != right.period { return left.period < right.period }
        return left.dimension < right.dimension
    }
}
