import JSON
import Vocabulary

/// The first and the last day on which a code may be used; open where a date is missing.
public struct Validity: Equatable, Sendable {
    public let from: CalendarDate?
    public let through: CalendarDate?

    public static let always = Validity(from: nil, through: nil)

    public init(from: CalendarDate?, through: CalendarDate?) {
        self.from = from
        self.through = through
    }

    public func contains(_ day: CalendarDate) -> Bool {
        (self.from.map { $0 <= day } ?? true) && (self.through.map { day <= $0 } ?? true)
    }
}
