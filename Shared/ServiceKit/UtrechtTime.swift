import Foundation
import Vocabulary

/// The plan's days begin at midnight in Utrecht.
public struct UtrechtTime: Sendable {
    private let calendar: Calendar

    /// - Throws: `ConfigurationError` when the time zone database of this machine lacks Utrecht's clocks: days would
    ///   begin at the wrong hour.
    public init(zone name: String = "Europe/Amsterdam") throws(ConfigurationError) {
        guard let zone = TimeZone(identifier: name), Self.isUtrechts(zone) else {
            throw ConfigurationError(
                "the time zone database of this machine does not know \(name), by which days begin: install it (on Debian "
                    + "the package tzdata)")
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// A time zone database may give another zone under a name that it lacks; the offsets in winter and summer show
    /// that.
    private static func isUtrechts(_ zone: TimeZone) -> Bool {
        [("2019-01-15", 3_600), ("2019-07-15", 7_200)].allSatisfy { day, offset in
            guard let date = CalendarDate(day) else { return false }
            let noon = Date(timeIntervalSince1970: TimeInterval(date.dayNumber * 86_400 + 43_200))
            return zone.secondsFromGMT(for: noon) == offset
        }
    }

    public func day(of instant: Date) -> CalendarDate {
        let parts = self.calendar.dateComponents([.year, .month, .day], from: instant)
        return CalendarDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
            ?? CalendarDate(dayNumber: 0)
    }
}
