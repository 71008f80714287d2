import RegistrationDomain
import TestSupport
import Testing
import Vocabulary
import TestRandom

/// Compares the waiting clock with a day-by-day count, on random lives.
@Suite(.timeLimit(.minutes(10)))
struct WaitingClockTests {
    @Test(arguments: 0..<300)
    func theDaysAreThoseThatADayByDayCountFinds(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let since = CalendarDate(dayNumber: 17_000 + Int(random.next() % 400))
        var clock = WaitingClock(since: since)
        var counts: [Int: Bool] = [:]
        var day = since
        for _ in 0..<(random.next() % 6) {
            let next = day.adding(days: Int(random.next() % 40))
            if clock.isPaused { try clock.resume(on: next) } else { try clock.pause(on: next) }
            day = next
        }
        for number in since.dayNumber..<(since.dayNumber + 600) {
            let date = CalendarDate(dayNumber: number)
            counts[number] = !clock.pauses.contains { $0.from <= date && date < ($0.until ?? date.adding(days: 1)) }
        }
        var expected = 0
        for number in (since.dayNumber - 5)..<(since.dayNumber + 600) {
            #expect(clock.days(before: CalendarDate(dayNumber: number)) == expected)
            if counts[number] == true { expected += 1 }
        }
        let end = day.adding(days: Int(random.next() % 30))
        let waited = clock.days(before: end)
        clock.end(on: end)
        #expect(clock.days(before: end.adding(days: 1_000)) == waited, "an end stops it for good")
    }

    @Test func impossibleChangesAreRefused() throws {
        let day = CalendarDate(dayNumber: 18_000)
        var clock = WaitingClock(since: day)
        #expect(throws: WaitingClock.Refusal.notNow) { try clock.resume(on: day) }
        #expect(throws: WaitingClock.Refusal.dateOrder) { try clock.pause(on: day.adding(days: -1)) }
        try clock.pause(on: day.adding(days: 10))
        #expect(throws: WaitingClock.Refusal.notNow) { try clock.pause(on: day.adding(days: 11)) }
        #expect(throws: WaitingClock.Refusal.dateOrder) { try clock.resume(on: day.adding(days: 9)) }
        try clock.resume(on: day.adding(days: 10))
        #expect(throws: WaitingClock.Refusal.dateOrder) { try clock.pause(on: day.adding(days: 9)) }
        #expect(throws: WaitingClock.Refusal.dateOrder) { try clock.correct(since: day.adding(days: 11)) }
        try clock.correct(since: day.adding(days: -30))
        #expect(clock.days(before: day) == 30)
        clock.end(on: day.adding(days: 20))
        #expect(throws: WaitingClock.Refusal.notNow) { try clock.pause(on: day.adding(days: 30)) }
    }

    /// An end reported in advance ends nothing before its day.
    @Test func theClockRunsUntilItsEnd() throws {
        let day = CalendarDate(dayNumber: 18_000)
        var clock = WaitingClock(since: day)
        clock.end(on: day.adding(days: 20))
        try clock.pause(on: day.adding(days: 15))
        #expect(clock.days(before: day.adding(days: 100)) == 15)
        try clock.resume(on: day.adding(days: 18))
        #expect(clock.days(before: day.adding(days: 100)) == 17)
        clock.end(on: day.adding(days: 30))
        #expect(clock.days(before: day.adding(days: 100)) == 27)
        clock.end(on: day.adding(days: -5))
        #expect(clock.endedOn == day && clock.days(before: day.adding(days: 100)) == 0, "never before it began")
    }
}
