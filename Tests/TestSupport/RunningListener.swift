import Foundation
import Hummingbird
import Logging
import ServiceKit
import ServiceLifecycle

/// A listener on a free port of this machine, for the duration of a closure.
public enum RunningListener {
    public static func with(
        limits: ConnectionLimits = .standard, port: Int = 0, routes: (Router<BasicRequestContext>) -> Void,
        _ body: @escaping @Sendable (_ port: Int) async throws -> Void
    ) async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let router = HTTPListener.router(logger: Logger(label: "test"))
        routes(router)
        let application = HTTPListener(host: "127.0.0.1", port: port, portFile: file.path, limits: limits)
            .application(router, logger: Logger(label: "test"))
        try await Self.during([application], file: file, body)
    }

    /// - Parameter file: the file to which the first service writes its address.
    public static func during(
        _ services: [any Service], file: URL, _ body: @escaping @Sendable (_ port: Int) async throws -> Void
    ) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
            logger: Logger(label: "test"))
        // As in a service, a long answer does not delay the end.
        configuration.maximumGracefulShutdownDuration = .seconds(5)
        let running = ServiceGroup(configuration: configuration)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await running.run() }
            defer { group.cancelAll() }
            try await body(try await Self.port(in: file))
            await running.triggerGracefulShutdown()
            try await group.next()
        }
    }

    public static func port(in file: URL) async throws -> Int {
        for _ in 0..<2_000 {
            if let text = try? String(contentsOf: file, encoding: .utf8), let port = URL(string: text.trimmed)?.port {
                return port
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw CancellationError()
    }
}

extension String {
    fileprivate var trimmed: String { self.trimmingCharacters(in: .whitespacesAndNewlines) }
}
