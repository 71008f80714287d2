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

/// The period of a count: a year (`2018`) or a quarter (`2019-Q3`).
public enum Period: Hashable, Sendable, CustomStringConvertible, Comparable {
    case year(Int)
    case quarter(Quarter)

    public init?(_ text: String) {
        if let quarter = Quarter(text) {
            self = .quarter(quarter)
        } else if let year = FourDigitYear(text) {
            self = .year(year.value)
        } else {
            return nil
        }
    }

    public var year: Int {
        switch self {
        case .year(let year): year
        case .quarter(let quarter): quarter.year
        }
    }

    public var description: String {
        switch self {
        case .year(let year): FourDigitYear.text(year)
        case .quarter(let quarter): quarter.description
        }
    }

    public static func < (left: Period, right: Period) -> Bool { left.description < right.description }
}

/// A year from 0001 to 9999 as exactly four digits; `Int`'s own reading would take a sign too.
struct FourDigitYear {
    let value: Int

    init?(_ text: some StringProtocol) {
        guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int(text), value > 0
        else { return nil }
        self.value = value
    }

    static func text(_ year: Int) -> String {
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
