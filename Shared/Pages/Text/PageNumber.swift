import Vocabulary

/// Numbers as people read them: `1.234,5` and `31 %` in Dutch, `1,234.5` and `31%` in English.
public enum PageNumber {
    /// - Parameter decimals: 0 to 6.
    /// - Returns: `–` for no number, and a power of ten from a million billion on.
    public static func text(_ value: Double?, decimals: Int = 0, _ language: PageLanguage) -> String {
        guard let value, value.isFinite else { return DutchNotation.none }
        let decimals = min(max(decimals, 0), 6)
        guard abs(value) < 1e15 else { return self.power(value, language) }
        let scale = self.scale(decimals)
        let scaled = (value * Double(scale)).rounded(.toNearestOrAwayFromZero)
        // From here on one unit is less than the precision of a Double, and the product can exceed an Int.
        guard abs(scaled) < 9e18 else { return self.text(value, decimals: 0, language) }
        let dutch = DutchNotation.decimal(Int(scaled), of: scale, decimals: decimals)
        return language == .dutch ? dutch : self.english(dutch)
    }

    /// - Parameter value: 31 for `31 %`.
    public static func percent(_ value: Double?, decimals: Int = 0, _ language: PageLanguage) -> String {
        let number = self.text(value, decimals: decimals, language)
        guard let value, value.isFinite else { return number }
        return number + (language == .dutch ? "\u{A0}%" : "%")
    }

    /// For a label: from a million on as `1,2 mln`.
    public static func short(_ value: Double?, decimals: Int = 0, _ language: PageLanguage) -> String {
        guard let value, value.isFinite, abs(value) >= 999_950, abs(value) < 999.95e12 else {
            return self.text(value, decimals: decimals, language)
        }
        let sizes: [(size: Double, name: PageText)] = [
            (1e12, PageText("bln", "tn")), (1e9, PageText("mld", "bn")), (1e6, PageText("mln", "m")),
        ]
        // The limit is that of the rounded number, so that no label says 1.000 mln.
        let (size, name) = sizes.first { abs(value) >= $0.size * 0.99995 } ?? sizes[2]
        let tenths = (value / size * 10).rounded()
        let isWhole = tenths.truncatingRemainder(dividingBy: 10) == 0
        return self.text(value / size, decimals: isWhole ? 0 : 1, language) + "\u{A0}" + name(language)
    }

    private static func scale(_ decimals: Int) -> Int { (0..<decimals).reduce(1) { scale, _ in scale * 10 } }

    private static func power(_ value: Double, _ language: PageLanguage) -> String {
        var mantissa = value
        var exponent = 0
        while abs(mantissa) >= 10 {
            mantissa /= 10
            exponent += 1
        }
        let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        let raised = String(exponent).compactMap { $0.wholeNumberValue.map { String(superscripts[$0]) } }.joined()
        return self.text(mantissa, decimals: 1, language) + "\u{A0}×\u{A0}10" + raised
    }

    private static func english(_ dutch: String) -> String {
        String(dutch.map { $0 == "." ? "," : $0 == "," ? "." : $0 })
    }
}
