/// Half a calendar year, written `2019-I` and `2019-II`: the rhythm of the status holders' targets (REG-11).
public struct HalfYear: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    /// 1 or 2.
    public let number: Int

    public init?(year: Int, number: Int) {
        guard (1...9999).contains(year), (1...2).contains(number) else { return nil }
        self.year = year
        self.number = number
    }

    /// Reads exactly `YYYY-I` or `YYYY-II`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let year = FourDigitYear(parts[0]), parts[1] == "I" || parts[1] == "II" else {
            return nil
        }
        self.init(year: year.value, number: parts[1].utf8.count)
    }

    public init(containing date: CalendarDate) {
        self.year = date.year
        self.number = date.month <= 6 ? 1 : 2
    }

    public var description: String { "\(FourDigitYear.text(self.year))-\(self.number == 1 ? "I" : "II")" }

    public var next: HalfYear {
        HalfYear(year: self.number == 1 ? self.year : self.year + 1, number: 3 - self.number) ?? self
    }

    public static func < (left: HalfYear, right: HalfYear) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }
}
