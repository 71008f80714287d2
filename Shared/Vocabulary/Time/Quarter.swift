/// A calendar quarter, written `2019-Q3`: the rhythm of the matching rounds (Bijlage 5).
public struct Quarter: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let year: Int
    /// 1 to 4.
    public let number: Int

    public init?(year: Int, number: Int) {
        guard (1...9999).contains(year), (1...4).contains(number) else { return nil }
        self.year = year
        self.number = number
    }

    public init(containing date: CalendarDate) {
        self.year = date.year
        self.number = (date.month - 1) / 3 + 1
    }

    /// Reads exactly `YYYY-Qn`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = FourDigitYear(parts[0]), parts[1].utf8.count == 2,
            parts[1].utf8.first == UInt8(ascii: "Q"), let number = Int(parts[1].dropFirst())
        else { return nil }
        self.init(year: year.value, number: number)
    }

    public var description: String { "\(FourDigitYear.text(self.year))-Q\(self.number)" }

    public var firstDay: CalendarDate {
        CalendarDate(year: self.year, month: self.number * 3 - 2, day: 1) ?? CalendarDate(dayNumber: 0)
    }

    public var lastDay: CalendarDate { self.firstDay.adding(months: 3).adding(days: -1) }

    public static func < (left: Quarter, right: Quarter) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let quarter = Quarter(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a quarter: \(text)")
        }
        self = quarter
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
