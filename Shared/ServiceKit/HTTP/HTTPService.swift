import HTTPTypes
import Hummingbird
import JSON
import Logging
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
    private let basePath: String
    private let logger: Logger

    public init(
        name: String, configuration: ServiceConfiguration, status: ServiceStatus, registry: PrometheusRegistry,
        basePath: String = "", logger: Logger, routes: @escaping Routes = { _ in }
    ) {
        self.basePath = basePath
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
        let router = self.router()
        let main = HTTPListener(
            host: configuration.httpHost, port: configuration.httpPort, portFile: configuration.portFile,
            limits: configuration.connectionLimits, basePath: self.basePath)
        guard let health = try configuration.listener("health") else {
            return [main.application(router, logger: self.logger)]
        }
        let apart = HTTPListener.router(metrics: self.registry, logger: self.logger)
        self.addHealth(to: apart)
        return [main.application(router, logger: self.logger), health.application(apart, logger: self.logger)]
    }

    /// All routes of the service's listener.
    func router() -> Router<BasicRequestContext> {
        let router = HTTPListener.router(metrics: self.registry, logger: self.logger)
        self.addHealth(to: router)
        self.routes(router)
        return router
    }

    func addHealth(to router: Router<BasicRequestContext>) {
        let (name, status, registry) = (self.name, self.status, self.registry)
        router.get("/livez") { _, _ in Response.text("ok\n") }
        router.get("/readyz") { _, _ in
            Response.json(Self.state(name, status), status: status.isReady ? .ok : .serviceUnavailable)
        }
        router.get("/metrics") { _, _ in Response.text(registry.render(), type: PrometheusText.contentType) }
    }

    private static func state(_ name: String, _ status: ServiceStatus) -> JSONValue {
        .object(
            omittingNil: [
                ("day", status.day?.description), ("overdueDay", status.overdueDay?.description),
                ("phase", status.phase.name), ("problem", status.problem), ("reason", status.phase.reason),
                ("service", name),
            ].map { member, text in (member, text.map { .string($0) }) })
    }
}
