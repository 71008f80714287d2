import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Vocabulary

/// The HTTP side of every service: `/livez`, `/readyz`, `/metrics`, and the service's own routes. These three are also
/// on a listener of their own, which traffic on the others cannot fill.
public struct HTTPService: Sendable {
    public typealias Routes = @Sendable (Router<BasicRequestContext>) -> Void

    private let configuration: ServiceConfiguration
    private let name: String
    private let status: ServiceStatus
    private let registry: PrometheusRegistry
    private let routes: Routes
    private let logger: Logger

    public init(
        name: String, configuration: ServiceConfiguration, status: ServiceStatus, registry: PrometheusRegistry,
        logger: Logger, routes: @escaping Routes = { _ in }
    ) {
        self.name = name
        self.configuration = configuration
        self.status = status
        self.registry = registry
        self.routes = routes
        self.logger = logger
    }

    /// The service's listener, and the one for its health where it has a port.
    public func listeners() throws(ConfigurationError) -> [any Service] {
        let configuration = self.configuration
        let router = HTTPListener.router()
        self.addHealth(to: router)
        self.routes(router)
        let main = HTTPListener(
            host: configuration.httpHost, port: configuration.httpPort, portFile: configuration.portFile,
            limits: configuration.connectionLimits)
        guard let health = try configuration.listener("health") else {
            return [main.application(router, logger: self.logger)]
        }
        let apart = HTTPListener.router()
        self.addHealth(to: apart)
        return [main.application(router, logger: self.logger), health.application(apart, logger: self.logger)]
    }

    func addHealth(to router: Router<BasicRequestContext>) {
        let (name, status, registry) = (self.name, self.status, self.registry)
        router.get("/livez") { _, _ in Response.text("ok\n") }
        router.get("/readyz") { _, _ in
            Response.json(
                [
                    "service": name, "phase": status.phase.name, "reason": status.phase.reason,
                    "day": status.day?.description, "overdueDay": status.overdueDay?.description,
                    "problem": status.problem,
                ], status: status.isReady ? .ok : .serviceUnavailable)
        }
        router.get("/metrics") { _, _ in Response.text(registry.render()) }
    }
}

extension Response {
    /// A text for people and programs, with the control characters escaped that a terminal would obey in texts from
    /// outside.
    public static func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text.printable)))
    }

    /// A flat JSON object of strings; members without a value are left out.
    public static func json(_ members: [String: String?], status: HTTPResponse.Status = .ok) -> Response {
        let present = members.compactMapValues { $0 }
        let encoder = JSONEncoder.sorted
        let data = (try? encoder.encode(present)) ?? Data("{}".utf8)
        return .text(String(decoding: data, as: UTF8.self) + "\n", type: "application/json", status: status)
    }
}
