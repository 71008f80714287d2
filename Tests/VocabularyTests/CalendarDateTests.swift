import Foundation
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct CalendarDateTests {
    @Test func everyDayFrom1900To2199ReadsBackAsItself() throws {
        var expected = try #require(CalendarDate("1900-01-01"))
        #expect(expected.weekday == 1, "1 January 1900 was a Monday")
        var weekday = 1
        for year in 1900...2199 {
            for month in 1...12 {
                for day in 1...Self.length(ofMonth: month, year: year) {
                    let date = try #require(CalendarDate(year: year, month: month, day: day))
                    guard date == expected, date.year == year, date.month == month, date.day == day,
                        CalendarDate(date.description) == date, date.weekday == weekday,
                        date.isWeekend == (weekday >= 6)
                    else {
                        Issue.record("\(year)-\(month)-\(day) became \(date)")
                        return
                    }
                    expected = expected.adding(days: 1)
                    weekday = weekday % 7 + 1
                }
            }
        }
        #expect(expected.description == "2200-01-01")
    }

    @Test(arguments: [
        ("2019-08-01", "1 augustus 2019", "1 August 2019"), ("2019-12-31", "31 december 2019", "31 December 2019"),
        ("2020-01-09", "9 januari 2020", "9 January 2020"),
    ])
    func datesAreWrittenAsPeopleDo(text: String, dutch: String, english: String) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.dutch == dutch && date.english == english)
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2019-08-01", 18_109, 4), ("2024-12-31", 20_088, 2),
        ("1969-12-31", -1, 3),
    ])
    func knownDaysHaveTheirNumberAndWeekday(text: String, dayNumber: Int, weekday: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.dayNumber == dayNumber)
        #expect(date.weekday == weekday)
    }

    @Test(arguments: [
        ("2019-01-31", 1, "2019-02-28"), ("2020-01-31", 1, "2020-02-29"), ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"), ("2019-11-30", 3, "2020-02-29"), ("2018-11-30", 3, "2019-02-28"),
        ("2019-03-31", -1, "2019-02-28"), ("2019-12-15", 1, "2020-01-15"), ("2020-01-15", -1, "2019-12-15"),
        ("2019-08-31", 0, "2019-08-31"), ("2019-05-31", 4, "2019-09-30"), ("1900-01-31", 1, "1900-02-28"),
    ])
    func addingMonthsStaysWithinTheMonth(from: String, months: Int, to: String) throws {
        #expect(try #require(CalendarDate(from)).adding(months: months).description == to)
    }

    @Test func addingMonthsBackReachesTheYearsBeforeOne() throws {
        let early = try #require(CalendarDate("0001-01-31"))
        #expect(early.adding(months: -1).adding(months: 1) == early)
    }

    @Test func daysSinceCountsOverLeapDays() throws {
        let start = try #require(CalendarDate("2020-02-28"))
        let end = try #require(CalendarDate("2020-03-01"))
        #expect(end.days(since: start) == 2)
        #expect(start < end)
        #expect(start.adding(days: 2) == end)
    }

    @Test(arguments: [
        "", "2019", "2019-1-01", "2019-01-1", "2019-13-01", "2019-00-10", "2019-01-00", "2019-02-29", "1900-02-29",
        "2019-04-31", "0000-01-01", "+201-01-01", "-201-01-01", "2019/01/01", "2019-01-01 ", " 2019-01-01",
        "2019-01-01T", "20190101", "2019-0a-01", "２０１９-01-01", "2019-01-०१", "2019\u{2010}01\u{2010}01", "12019-01-01",
    ])
    func invalidTextsAreRefused(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func invalidNumbersAreRefused() {
        for (year, month, day) in [
            (2019, 2, 29), (2019, 0, 1), (2019, 13, 1), (0, 1, 1), (10_000, 1, 1), (2019, 1, 32),
        ] {
            #expect(CalendarDate(year: year, month: month, day: day) == nil)
        }
    }

    @Test func datesAreCodedAsText() throws {
        let dates = [try #require(CalendarDate("2019-08-01"))]
        let bytes = try JSONEncoder().encode(dates)
        #expect(String(decoding: bytes, as: UTF8.self) == #"["2019-08-01"]"#)
        #expect(try JSONDecoder().decode([CalendarDate].self, from: bytes) == dates)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CalendarDate].self, from: Data(#"["2019-02-29"]"#.utf8))
        }
    }

    /// An independent statement of the calendar, not the code's.
    private static func length(ofMonth month: Int, year: Int) -> Int {
        let isLeap = year.isMultiple(of: 400) || year.isMultiple(of: 4) && !year.isMultiple(of: 100)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
