import Pipeline
import ServiceKit

/// A running instance of a service, until it is stopped.
package struct RunningWorker: Sendable {
    package let status: ServiceStatus
    private let task: Task<Void, any Error>

    /// Waits until the worker is in a phase, and returns the phase for tests that check it.
    @discardableResult
    package func reaches(_ name: String) async throws -> ServiceStatus.Phase {
        try await eventually("the phase \(name)") { self.status.phase.name == name }
        return self.status.phase
    }

    package init(_ runner: RegionRunner, status: ServiceStatus) {
        self.status = status
        self.task = Task { try await runner.run() }
    }

    /// Stops the worker and waits until it has released everything.
    package func stop() async {
        self.task.cancel()
        _ = await self.task.result
    }
}
