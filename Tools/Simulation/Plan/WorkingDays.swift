import Vocabulary

/// Days on which offices are open: no weekends and none of the Dutch public holidays of 2019.
public enum WorkingDays {
    private static let holidays: Set<String> = [
        // New Year, Easter Monday, Ascension, Whit Monday, Christmas; King's Day was a Saturday.
        "2019-01-01", "2019-04-22", "2019-05-30", "2019-06-10", "2019-12-25", "2019-12-26",
    ]

    public static func contains(_ date: CalendarDate) -> Bool {
        !date.isWeekend && !Self.holidays.contains(date.description)
    }

    static func between(_ first: CalendarDate, _ last: CalendarDate) -> [CalendarDate] {
        guard first <= last else { return [] }
        return (first.dayNumber...last.dayNumber).map(CalendarDate.init(dayNumber:)).filter(Self.contains)
    }

    /// The date itself when it is a working day, otherwise the first one after it.
    static func onOrAfter(_ date: CalendarDate) -> CalendarDate {
        var date = date
        while !Self.contains(date) { date = date.adding(days: 1) }
        return date
    }
}
