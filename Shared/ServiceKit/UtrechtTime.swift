import Foundation
import ServiceLifecycle
import Vocabulary

/// The plan's days begin at midnight in Utrecht.
public enum UtrechtTime {
    public static func day(of instant: Date) -> CalendarDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: instant)
        return CalendarDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
            ?? CalendarDate(dayNumber: 0)
    }
}

/// In an installation whose days come from the clock: tells the service's status which day must have come by now, so
/// that a day that stays away shows.
struct DayWatch: Service {
    /// A day's marker has this long to come through all services.
    static let grace: TimeInterval = 15 * 60

    let status: ServiceStatus
    let now: @Sendable () -> Date

    init(status: ServiceStatus, now: @escaping @Sendable () -> Date = { Date() }) {
        self.status = status
        self.now = now
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                self.status.expectedDay = UtrechtTime.day(of: self.now().addingTimeInterval(-Self.grace))
                try? await Task.sleep(for: .seconds(30))
            }
        }
    }
}
