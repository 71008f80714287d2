import Vocabulary

/// The period of a value: a year (`2018`), a quarter (`2019-Q3`) or a matching round (`round:<id>`).
public enum IndicatorPeriod: Hashable, Sendable, CustomStringConvertible {
    case year(Int)
    case quarter(Quarter)
    case round(String)

    public init(_ period: Period) {
        switch period {
        case .year(let year): self = .year(year)
        case .quarter(let quarter): self = .quarter(quarter)
        }
    }

    public init?(_ text: String) {
        if text.hasPrefix("round:") {
            self = .round(String(text.dropFirst(6)))
        } else if let period = Period(text) {
            self = IndicatorPeriod(period)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .year(let year): Period.year(year).description
        case .quarter(let quarter): quarter.description
        case .round(let roundId): "round:" + roundId
        }
    }

    /// First and last day; `nil` for a round, which has days of its own.
    var days: (first: CalendarDate, last: CalendarDate)? {
        switch self {
        case .year(let year):
            guard let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
            return (first, first.adding(months: 12).adding(days: -1))
        case .quarter(let quarter): return (quarter.firstDay, quarter.lastDay)
        case .round: return nil
        }
    }
}

extension IndicatorPeriod: Comparable {
    /// Orders by time, a year before its quarters; rounds follow, by id.
    public static func < (left: IndicatorPeriod, right: IndicatorPeriod) -> Bool {
        if case .round(let one) = left, case .round(let other) = right { return one < other }
        return left.rank < right.rank
    }

    private var rank: (Int, Int) {
        switch self {
        case .year(let year): (year, 0)
        case .quarter(let quarter): (quarter.year, quarter.number)
        case .round: (.max, 0)
        }
    }
}

extension IndicatorPeriod: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let period = IndicatorPeriod(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a period: \(text)")
        }
        self = period
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
