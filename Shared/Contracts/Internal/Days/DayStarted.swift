import JSON
import Vocabulary

/// A day of Utrecht's calendar begins. All days that Registration's stream knows come in order, without gaps.
public struct DayStarted: InternalData {
    public let date: CalendarDate

    public init(date: CalendarDate) {
        self.date = date
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.date = try reader.date("date")
    }

    public var json: JSONValue { ["date": .string(self.date.description)] }
}
