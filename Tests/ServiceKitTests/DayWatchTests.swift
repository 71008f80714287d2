import Foundation
@testable import ServiceKit
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct DayWatchTests {
    private static func instant(_ text: String) throws -> Date {
        try #require(ISO8601DateFormatter().date(from: text))
    }

    @Test(arguments: [
        // Winter time is one hour ahead of UTC, summer time two; both nights of the clock change are included.
        ("2026-01-31T22:59:59Z", "2026-01-31"), ("2026-01-31T23:00:00Z", "2026-02-01"),
        ("2026-07-31T21:59:59Z", "2026-07-31"), ("2026-07-31T22:00:00Z", "2026-08-01"),
        ("2026-03-28T23:00:00Z", "2026-03-29"), ("2026-03-29T21:59:59Z", "2026-03-29"),
        ("2026-03-29T22:00:00Z", "2026-03-30"), ("2026-10-25T22:59:59Z", "2026-10-25"),
    ])
    func daysBeginAtMidnightInUtrecht(instant: String, day: String) throws {
        #expect(try UtrechtTime().day(of: try Self.instant(instant)).description == day)
    }

    /// On a machine without a time zone database, the start fails with a one-sentence error; the service never uses UTC
    /// instead.
    @Test(arguments: ["Europe/Utrecht", "", "Etc/GMT", "GMT", "Africa/Lagos", "Europe/London", "Etc/Unknown"])
    func aDatabaseWithoutUtrechtsClocksIsAnError(zone: String) {
        let error = #expect(throws: ConfigurationError.self) { try UtrechtTime(zone: zone) }
        #expect(error?.description.contains("time zone database") == true)
    }

    @Test func aDayHasAQuarterOfAnHourToComeThrough() async throws {
        let time = try UtrechtTime()
        let status = ServiceStatus()
        status.phase = .running
        status.day = CalendarDate("2026-01-31")
        for (instant, overdue) in [("2026-01-31T23:14:00Z", nil), ("2026-01-31T23:16:00Z", "2026-02-01")] {
            let now = try Self.instant(instant)
            let watch = DayWatch(status: status, time: time, now: { now })
            let task = Task { try await watch.run() }
            let expected = time.day(of: now.addingTimeInterval(-DayWatch.grace))
            while status.expectedDay != expected { try await Task.sleep(for: .milliseconds(5)) }
            task.cancel()
            _ = await task.result
            #expect(status.overdueDay?.description == overdue)
        }
        status.day = CalendarDate("2026-02-01")
        #expect(status.overdueDay == nil)
        // A standby has no day of its own to miss.
        status.day = nil
        #expect(status.overdueDay != nil)
        status.phase = .standby
        #expect(status.overdueDay == nil)
    }
}

@Suite(.timeLimit(.minutes(10)))
struct HealthProbeTests {
    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok\n", 200, "ok"),
        ("HTTP/1.1 503 Service Unavailable\r\n\r\n{\"phase\":\"waiting\"}\n", 503, "{\"phase\":\"waiting\"}"),
        ("HTTP/1.0 200\r\n\r\n", 200, ""),
    ])
    func anAnswerIsReadUnchanged(text: String, status: Int, body: String) throws {
        let answer = try HealthProbe.answer(Array(text.utf8))
        #expect(answer.status == status && answer.body == body && answer.isReady == (status == 200))
    }

    @Test(arguments: ["", "hello", "HTTP/1.1", "HTTP/1.1 abc\r\n\r\n", "SSH-2.0-OpenSSH 200"])
    func anInvalidAnswerIsReported(text: String) {
        #expect(throws: ProbeError.self) { try HealthProbe.answer(Array(text.utf8)) }
    }

    @Test func anAbsentServerIsReported() {
        let error = #expect(throws: ProbeError.self) { try HealthProbe.ask(host: "127.0.0.1", port: 1, seconds: 1) }
        #expect(error?.description.contains("127.0.0.1:1") == true)
        #expect(throws: ProbeError.self) { try HealthProbe.ask(host: "", port: 0) }
    }
}
