import Foundation
import ServiceLifecycle

/// In an installation whose days come from the clock: sets the day that must have arrived by now in the service's
/// status, so that a missing day shows.
struct DayWatch: Service {
    /// The time that a day's marker may take to pass through all services.
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
