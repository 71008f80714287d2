/// Clocks in Utrecht by the rule of the European Union: an hour ahead of UTC, and two from the last Sunday of March to
/// the last Sunday of October, at 01:00 UTC both times.
///
/// The rule dates from 1996. Here it covers earlier years too, whose clocks differed by up to two hours.
public enum UtrechtClock {
    private static let secondsOfDay = 86_400
    private static let hour = 3_600

    /// How many seconds clocks in Utrecht are ahead of UTC.
    /// - Parameter moment: seconds since 1970-01-01T00:00:00Z.
    public static func offset(at moment: Int) -> Int {
        let year = CalendarDate(dayNumber: Self.dayNumber(moment)).year
        let isSummer = Self.change(month: 3, year: year) <= moment && moment < Self.change(month: 10, year: year)
        return isSummer ? 2 * Self.hour : Self.hour
    }

    /// The day in Utrecht.
    /// - Parameter moment: seconds since 1970-01-01T00:00:00Z.
    public static func day(at moment: Int) -> CalendarDate {
        CalendarDate(dayNumber: Self.dayNumber(moment + Self.offset(at: moment)))
    }

    /// How many seconds the day in Utrecht still lasts: of 23, 24 or 25 hours.
    /// - Parameter moment: seconds since 1970-01-01T00:00:00Z.
    public static func secondsLeft(at moment: Int) -> Int {
        let midnight = (Self.dayNumber(moment + Self.offset(at: moment)) + 1) * Self.secondsOfDay
        // Clocks change after midnight, never at it.
        return midnight - Self.offset(at: midnight - 3 * Self.hour) - moment
    }

    private static func dayNumber(_ moment: Int) -> Int {
        // Rounds down, also before 1970.
        (moment - ((moment % Self.secondsOfDay) + Self.secondsOfDay) % Self.secondsOfDay) / Self.secondsOfDay
    }

    /// 01:00 UTC on the last Sunday of a month with 31 days.
    private static func change(month: Int, year: Int) -> Int {
        guard let last = CalendarDate(year: year, month: month, day: 31) else { return .max }
        return last.adding(days: -(last.weekday % 7)).dayNumber * Self.secondsOfDay + Self.hour
    }
}
