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
