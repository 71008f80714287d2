import Foundation
import Hummingbird
import Logging
import ServiceKit
import ServiceLifecycle

/// Pages on a free port of this machine, for the duration of a closure.
enum RunningSite {
    static func with(
        _ addRoutes: (Router<BasicRequestContext>) -> Void,
        _ body: @escaping @Sendable (_ address: String) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test")
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let router = HTTPListener.router(logger: logger)
        addRoutes(router)
        let application = HTTPListener(host: "127.0.0.1", port: 0, portFile: file.path)
            .application(router, logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: [ServiceGroupConfiguration.ServiceConfiguration(service: application)], logger: logger)
        // A page's live events go on for as long as it is open.
        configuration.maximumGracefulShutdownDuration = .seconds(2)
        let running = ServiceGroup(configuration: configuration)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await running.run() }
            defer { group.cancelAll() }
            try await body(try await Self.address(in: file))
            await running.triggerGracefulShutdown()
        }
    }

    private static func address(in file: URL) async throws -> String {
        for _ in 0..<2_000 {
            if let text = try? String(contentsOf: file, encoding: .utf8), text.hasSuffix("\n") {
                return String(text.dropLast())
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw CancellationError()
    }
}
