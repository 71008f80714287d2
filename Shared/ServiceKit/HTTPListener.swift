import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// Where HTTP listens, with bounds on who is listened to.
public struct HTTPListener: Sendable, Equatable {
    private static let maximumConnections = 512

    let host: String
    /// 0 takes a free port.
    let port: Int
    /// Where the address is written once it listens.
    let portFile: String?

    public func application(
        _ router: Router<BasicRequestContext>, logger: Logger
    ) -> some ApplicationProtocol & Sendable {
        let (host, portFile) = (self.host, self.portFile)
        return Application(
            router: router,
            // Who sends nothing, or a byte now and then, is let go; and there are never more connections than we can serve.
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [RequestDeadline()], idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 8_192, maxHeaderListSize: 65_536, maxHeaderFieldCount: 100))),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: self.port), serverName: "doorstroom",
                availableConnectionsDelegate: MaximumAvailableConnections(Self.maximumConnections)),
            onServerRunning: { channel in
                guard let portFile, let port = channel.localAddress?.port else { return }
                // Written beside and renamed, so that a reader never sees half of it.
                try? Data("http://\(host):\(port)\n".utf8).write(to: URL(fileURLWithPath: portFile), options: .atomic)
            },
            logger: logger)
    }
}
