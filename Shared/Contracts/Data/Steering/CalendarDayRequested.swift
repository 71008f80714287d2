import JSON
import Vocabulary

/// The next day of a simulated calendar.
public struct CalendarDayRequested: ComposedEventData {
    public static let type = EventType.calendarDayRequested
    public var date: CalendarDate

    public var subject: String { self.date.description }

    public init(date: CalendarDate) {
        self.date = date
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.date = try reader.date("date")
    }

    public var json: JSONValue { ["date": .string(self.date.description)] }
}
