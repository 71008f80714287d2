import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import Metrics
import NIOCore
import ServiceLifecycle

/// Where HTTP listens, with limits on the number of connections and their time.
public struct HTTPListener: Sendable, Equatable {
    let host: String
    /// 0 takes a free port.
    let port: Int
    /// The file to which the address is written once HTTP listens.
    let portFile: String?
    let limits: ConnectionLimits
    /// The path of the public address below which the routes lie; empty for none.
    let basePath: String

    public init(
        host: String, port: Int, portFile: String? = nil, limits: ConnectionLimits = .standard, basePath: String = ""
    ) {
        self.basePath = basePath
        self.host = host
        self.port = port
        self.portFile = portFile
        self.limits = limits
    }

    /// A router that measures every request, answers errors as problems, and answers `HEAD` wherever it answers `GET`.
    public static func router(
        metrics: any MetricsFactory = MetricsSystem.factory, logger: Logger
    ) -> Router<BasicRequestContext> {
        let router = Router(options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestMetrics(metrics))
        router.add(middleware: ProblemMiddleware(logger: logger))
        return router
    }

    /// - Parameter router: from ``router(metrics:logger:)``, with all its routes.
    public static func responder(of router: Router<BasicRequestContext>) -> RouterResponder<BasicRequestContext> {
        // Middleware that is added last runs for the requests that no route matches, and for no other.
        router.add(middleware: UnmatchedRequests(router))
        return router.buildResponder()
    }

    public func application(
        _ router: Router<BasicRequestContext>, logger: Logger
    ) -> some ApplicationProtocol & Sendable {
        let (host, portFile) = (self.host, self.portFile)
        let connections = Connections(limits: self.limits)
        return Application(
            responder: BasePathResponder(basePath: self.basePath, inner: Self.responder(of: router)),
            server: HTTPServerBuilder { BoundedChannel(connections: connections, responder: $0) },
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: self.port), serverName: "doorstroom"),
            onServerRunning: { channel in
                guard let portFile, let port = channel.localAddress?.port else { return }
                // Written to a second file and renamed, so that a reader never sees half of it.
                try? Data("http://\(host):\(port)\n".utf8).write(to: URL(fileURLWithPath: portFile), options: .atomic)
            },
            logger: logger)
    }
}
