/// Numbers in Dutch notation: `1.234,5` and `31%`. Rounded half up, in whole-number arithmetic only.
public enum DutchNotation {
    /// The sign for a figure that does not exist.
    public static let none = "–"

    public static func integer(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(".") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + text
    }

    /// - Parameter decimals: 0 or more; one by default.
    public static func decimal(_ numerator: Int, of denominator: Int, decimals: Int = 1) -> String {
        guard denominator != 0 else { return self.none }
        var scale = 1
        for _ in 0..<max(0, decimals) { scale *= 10 }
        let rounded = self.roundedHalfUp(numerator, of: denominator, times: scale)
        let whole = rounded / scale
        let sign = rounded < 0 && whole == 0 ? "-" : ""
        guard scale > 1 else { return self.integer(whole) }
        let rest = String((rounded % scale).magnitude)
        return sign + self.integer(whole) + "," + String(repeating: "0", count: max(0, decimals - rest.count)) + rest
    }

    /// `-0,30` for -30.
    public static func hundredths(_ value: Int) -> String { self.decimal(value, of: 100, decimals: 2) }

    public static func percent(_ numerator: Int, of denominator: Int, decimals: Int = 1) -> String {
        guard denominator != 0 else { return self.none }
        let (scaled, overflow) = numerator.multipliedReportingOverflow(by: 100)
        guard !overflow else { return self.none }
        return self.decimal(scaled, of: denominator, decimals: decimals) + "%"
    }

    /// `numerator / denominator × scale`, a half going away from zero.
    static func roundedHalfUp(_ numerator: Int, of denominator: Int, times scale: Int) -> Int {
        let negative = (numerator < 0) != (denominator < 0)
        let top = numerator.magnitude
        let bottom = denominator.magnitude
        // Scales whole part and remainder separately, so that a large numerator does not overflow.
        let (whole, rest) = top.quotientAndRemainder(dividingBy: bottom)
        let result = Int(whole) * scale + Int((rest * UInt(scale) * 2 + bottom) / (bottom * 2))
        return negative ? -result : result
    }
}
