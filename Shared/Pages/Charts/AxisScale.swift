import Foundation

/// An axis from one round number to another.
struct AxisScale {
    let lower: Double
    let upper: Double
    let step: Double
    let ticks: [Double]
    /// As many as the step needs.
    let decimals: Int

    /// - Parameters:
    ///   - values: all that the axis must hold.
    ///   - fromZero: always holds zero, as bars need. Otherwise an axis leaves zero out when the values are far from it
    ///     and close together.
    ///   - count: about how many steps.
    ///   - wholeSteps: for what is counted in whole numbers.
    ///   - isPercent: an axis of shares ends at 100 unless a value is larger.
    init(_ values: [Double], fromZero: Bool, count: Int, wholeSteps: Bool, isPercent: Bool = false) {
        var low = values.min() ?? 0
        var high = values.max() ?? 0
        let isFarFromZero = low > 0 && low > high * 0.6 || high < 0 && high < low * 0.6
        if fromZero || !isFarFromZero || low == high {
            low = min(low, 0)
            high = max(high, 0)
        }
        if low == high { high = low + 1 }
        var step = Self.round((high - low) / Double(max(count, 1)))
        if wholeSteps { step = max(step, 1) }
        var first = (low / step).rounded(.down)
        var last = (high / step).rounded(.up)
        if isPercent, high <= 100, last * step > 100 { last = (100 / step).rounded(.down) }
        // Beyond the precision of a Double a step can vanish beside the value.
        if !(last > first) { (first, last) = (first - 1, first + 1) }
        self.step = step
        self.lower = first * step
        self.upper = max(last * step, high)
        self.ticks = (0...Int(min(last - first, 20))).map { (first + Double($0)) * step }
        self.decimals = step >= 1 ? 0 : min(6, Int((-log10(step) - 1e-9).rounded(.up)))
    }

    /// The smallest of 1, 2, 2.5 and 5 times a power of ten that is about so large or larger; 2.5 from 25 on.
    private static func round(_ rough: Double) -> Double {
        let power = pow(10, log10(rough).rounded(.down))
        let factors: [Double] = power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10]
        return (factors.first { $0 * power >= rough * 0.75 } ?? 10) * power
    }

    /// From 0 at the lower end to 1 at the upper.
    func place(_ value: Double) -> Double { (value - self.lower) / (self.upper - self.lower) }
}
