import ArgumentParser
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Pipeline
import ServiceKit
import ServiceLifecycle
import Supervision
import UnixSignals

/// Receives notifications, for development: keeps each in a file and shows the last ones.
struct WebhookSink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook-sink", abstract: "Receives signed notifications and shows them.",
        discussion: """
            With DOORSTROOM_WEBHOOK_SECRET (or …_FILE), the key of Escalation, it takes only what is signed with it and \
            not older than five minutes.
            """, shouldDisplay: false)

    /// Far more than any notification needs.
    private static let maximumBytes = 65_536

    @Option(help: "The file that keeps them, one JSON line each.")
    var file: String

    @Option(help: "The port.")
    var port = 8090

    @Option(help: "The address it listens on: loopback, unless it runs in a container of its own.")
    var host = "127.0.0.1"

    func run() async throws {
        let logger = Logger(label: "webhook-sink")
        let configuration = try ServiceConfiguration()
        let signature = configuration.string("webhook.secret").map(WebhookSignature.init)
        if signature == nil {
            logger.warning("DOORSTROOM_WEBHOOK_SECRET is not set: it accepts messages without a signature")
        }
        let received = try ReceivedWebhooks(file: self.file)
        let router = HTTPListener.router(logger: logger)
        router.post("/webhook") { request, _ in
            let body = Data(try await request.body.collect(upTo: Self.maximumBytes).readableBytesView)
            do throws(WebhookSignature.Fault) {
                try signature?.check(
                    body, signature: Self.header(WebhookSignature.header, request),
                    timestamp: Self.header(WebhookSignature.timestampHeader, request),
                    now: Int64(Date().timeIntervalSince1970))
            } catch {
                logger.warning("a message was refused", metadata: ["reason": "\(error.rawValue)"])
                return Response.text(error.rawValue + "\n", status: .unauthorized)
            }
            try received.take(String(decoding: body, as: UTF8.self))
            return Response(status: .noContent)
        }
        router.get("/") { _, _ in
            Response.text(received.last.joined(separator: "\n") + "\n", type: "application/x-ndjson")
        }
        let application = HTTPListener(host: self.host, port: self.port).application(router, logger: logger)
        try await ServiceGroup(
            services: [application] + (configuration.exitsWithStandardInput ? [StandardInputWatch()] : []),
            gracefulShutdownSignals: [.sigint, .sigterm], logger: logger
        ).run()
    }

    private static func header(_ name: String, _ request: Request) -> String? {
        HTTPField.Name(name).flatMap { request.headers[$0] }
    }
}
