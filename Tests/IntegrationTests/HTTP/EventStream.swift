import Foundation
import Synchronization
import TestSupport

/// A feedback stream, held open by the command `curl`: our own client reads whole answers only.
final class EventStream: Sendable {
    private let process = Process()
    private let received = Mutex((text: "", hasEnded: false))

    /// Head and body as received so far.
    var text: String { self.received.withLock { $0.text } }
    var hasEnded: Bool { self.received.withLock { $0.hasEnded } }
    var status: Int? { self.text.firstMatch(of: /^HTTP\/1\.1 (\d+)/).flatMap { Int($0.1) } }
    var isEventStream: Bool { self.text.lowercased().contains("\r\ncontent-type: text/event-stream\r\n") }

    /// Opens the stream and waits for the head of the answer.
    init(_ url: String, token: String?) async throws {
        let output = Pipe()
        self.process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        self.process.arguments = [
            "--silent", "--no-buffer", "--include", "--max-time", "120", "--header", "accept: text/event-stream",
            "--header", "authorization: Bearer \(token ?? "")", url,
        ]
        self.process.standardOutput = output
        try self.process.run()
        let thread = Thread {
            while case let part = output.fileHandleForReading.availableData, !part.isEmpty {
                self.received.withLock { $0.text += String(decoding: part, as: UTF8.self) }
            }
            self.received.withLock { $0.hasEnded = true }
        }
        thread.start()
        try await eventually("the head of a stream") { self.text.contains("\r\n\r\n") || self.hasEnded }
    }

    /// Ends `curl` with SIGKILL: Foundation's `Process` passes on the signal mask of the pool's threads, which block
    /// SIGTERM among others.
    func leave() { if self.process.isRunning { kill(self.process.processIdentifier, SIGKILL) } }
}

extension HTTPPartner {
    func stream(_ path: String = "/v1/feedback") async throws -> EventStream {
        try await EventStream(self.address + path, token: self.token)
    }
}
