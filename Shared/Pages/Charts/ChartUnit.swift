/// What a chart counts in.
public struct ChartUnit: Sendable {
    let isPercent: Bool
    let decimals: Int

    private init(isPercent: Bool, decimals: Int) {
        self.isPercent = isPercent
        self.decimals = decimals
    }

    public static func number(decimals: Int = 0) -> ChartUnit { ChartUnit(isPercent: false, decimals: decimals) }

    /// Values of 31 for `31 %`.
    public static func percent(decimals: Int = 0) -> ChartUnit { ChartUnit(isPercent: true, decimals: decimals) }

    /// In full, for tables.
    func text(_ value: Double?, _ language: PageLanguage) -> String {
        self.isPercent
            ? PageNumber.percent(value, decimals: self.decimals, language)
            : PageNumber.text(value, decimals: self.decimals, language)
    }

    /// Short, for labels in a drawing.
    ///
    /// - Parameter decimals: by default the unit's.
    func label(_ value: Double, decimals: Int? = nil, _ language: PageLanguage) -> String {
        self.isPercent
            ? PageNumber.percent(value, decimals: decimals ?? self.decimals, language)
            : PageNumber.short(value, decimals: decimals ?? self.decimals, language)
    }

    func cell(_ value: Double?) -> TableCell {
        self.isPercent ? .percent(value, decimals: self.decimals) : .number(value, decimals: self.decimals)
    }
}
