import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Operation
import ServiceKit
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Shows the notifications that arrive, for development: each is printed and kept in a file.
struct WebhookSink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook-sink", abstract: "Receives signed notifications and shows them.", shouldDisplay: false)

    @Option(help: "Where they are kept, one JSON line each.")
    var file: String

    @Option(help: "The port.")
    var port = 8090

    @Option(help: "The address it listens on: loopback, unless it runs in a container of its own.")
    var host = "127.0.0.1"

    func run() async throws {
        let file = self.file
        if !FileManager.default.fileExists(atPath: file) { try Data().write(to: URL(fileURLWithPath: file)) }
        let received = Mutex<[String]>([])
        let router = Router()
        router.post("/webhook") { request, _ in
            let body = String(buffer: try await request.body.collect(upTo: 65_536))
            received.withLock { $0.append(body) }
            let handle = FileHandle(forWritingAtPath: file)
            try handle?.seekToEnd()
            handle?.write(Data((body.replacing("\n", with: " ") + "\n").utf8))
            try handle?.close()
            return Response(status: .noContent)
        }
        router.get("/") { _, _ in
            Response.text(received.withLock { $0 }.joined(separator: "\n") + "\n", type: "application/x-ndjson")
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname(self.host, port: self.port)),
            logger: Logger(label: "webhook-sink"))
        let lifeline = Environment.current["DOORSTROOM_EXIT_WITH_STDIN"] == "true"
        try await ServiceGroup(
            services: [application] + (lifeline ? [StandardInputWatch()] : []),
            gracefulShutdownSignals: [.sigint, .sigterm], logger: Logger(label: "webhook-sink")
        ).run()
    }
}
