import Foundation
import Testing
import Vocabulary

/// The written rule agrees with the time zone database in all its years.
@Suite(.timeLimit(.minutes(10)))
struct UtrechtClockTests {
    private static let zone = TimeZone(identifier: "Europe/Amsterdam")
    private static let hour = 3_600

    private static func moment(_ day: String) throws -> Int {
        try #require(CalendarDate(day)).dayNumber * 24 * Self.hour
    }

    /// Days of 24 hours, of 23 and of 25.
    @Test(arguments: ["2019-01-15", "2019-03-30", "2019-03-31", "2019-04-01", "2019-10-26", "2019-10-27", "2019-10-28"])
    func everyDayLastsUntilTheNext(day: String) throws {
        let noon = try Self.moment(day) + 12 * Self.hour
        for moment in [noon - 11 * Self.hour, noon, noon + 9 * Self.hour] {
            let next = moment + UtrechtClock.secondsLeft(at: moment)
            #expect(UtrechtClock.day(at: next) == UtrechtClock.day(at: moment).adding(days: 1))
            #expect(UtrechtClock.day(at: next - 1) == UtrechtClock.day(at: moment))
        }
    }

    @Test func everyHourFrom1996To2037IsThatOfTheDatabase() throws {
        let zone = try #require(Self.zone)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        for moment in stride(from: try Self.moment("1996-01-01"), to: try Self.moment("2038-01-01"), by: Self.hour) {
            let date = Date(timeIntervalSince1970: TimeInterval(moment))
            guard UtrechtClock.offset(at: moment) == zone.secondsFromGMT(for: date) else {
                Issue.record("at \(date) clocks are \(zone.secondsFromGMT(for: date)) s ahead")
                return
            }
        }
        // The slow way: days from their components, around each midnight of some years.
        for year in [1996, 2019, 2024, 2037] {
            let start = try Self.moment("\(year)-01-01")
            for day in 0..<365 {
                for second in [-Self.hour - 1, -Self.hour, -2 * Self.hour - 1, -2 * Self.hour, -1, 0] {
                    let moment = start + (day * 24) * Self.hour + second
                    let date = Date(timeIntervalSince1970: TimeInterval(moment))
                    let parts = calendar.dateComponents([.year, .month, .day], from: date)
                    let expected = CalendarDate(
                        year: try #require(parts.year), month: try #require(parts.month), day: try #require(parts.day))
                    #expect(UtrechtClock.day(at: moment) == expected, "\(date)")
                }
            }
        }
    }

    @Test func clocksChangeAtOneOClockUTC() throws {
        for (day, before, after) in [("2019-03-31", 1, 2), ("2019-10-27", 2, 1), ("2026-03-29", 1, 2)] {
            let change = try Self.moment(day) + Self.hour
            #expect(UtrechtClock.offset(at: change - 1) == before * Self.hour, "\(day)")
            #expect(UtrechtClock.offset(at: change) == after * Self.hour, "\(day)")
        }
    }

    @Test func daysBefore1970AndTheFirstAndLastYearHaveOne() throws {
        #expect(UtrechtClock.day(at: -1).description == "1970-01-01")
        #expect(UtrechtClock.day(at: -Self.hour - 1).description == "1969-12-31")
        #expect(UtrechtClock.day(at: try Self.moment("0001-01-01")).description == "0001-01-01")
        #expect(UtrechtClock.day(at: try Self.moment("9999-12-31")).description == "9999-12-31")
    }
}
