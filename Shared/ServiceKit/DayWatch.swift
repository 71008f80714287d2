import Foundation
import ServiceLifecycle

/// In an installation whose days come from the clock: tells the service's status which day must have come by now, so
/// that a day that stays away shows.
struct DayWatch: Service {
    /// A day's marker has this long to come through all services.
    static let grace: TimeInterval = 15 * 60

    let status: ServiceStatus
    let time: UtrechtTime
    let now: @Sendable () -> Date

    init(status: ServiceStatus, time: UtrechtTime, now: @escaping @Sendable () -> Date = { Date() }) {
        self.status = status
        self.time = time
        self.now = now
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                self.status.expectedDay = self.time.day(of: self.now().addingTimeInterval(-Self.grace))
                try? await Task.sleep(for: .seconds(30))
            }
        }
    }
}
