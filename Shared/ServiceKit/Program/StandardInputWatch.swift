import Foundation
import ServiceLifecycle

/// Ends a supervisor's child when the supervisor is gone: its end of the pipe closes, however it was killed.
public struct StandardInputWatch: Service {
    public init() {}

    public func run() async throws {
        let closed = AsyncStream<Void> { continuation in
            let thread = Thread {
                while !FileHandle.standardInput.availableData.isEmpty {}
                continuation.finish()
            }
            thread.start()
        }
        await cancelWhenGracefulShutdown {
            for await _ in closed {}
        }
    }
}
