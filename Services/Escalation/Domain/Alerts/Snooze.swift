import Vocabulary

/// A rest of an alert until a day: on that day it asks for attention again.
public struct Snooze: Hashable, Sendable, Codable {
    public let member: String
    public let since: CalendarDate
    public let until: CalendarDate
}
