import Foundation
import Synchronization
import Testing

/// A server on a port of its own that plays a script to each connection, byte for byte, each on its own thread.
final class ScriptedServer: Sendable {
    enum Step: Sendable {
        /// Reads to the end of a head, and the body that its `Content-Length` announces.
        case read
        case send(String)
        /// Waits until that many connections were made, or the server is closed.
        case await(connections: Int)
        /// Keeps the connection open until the server is closed.
        case hold
    }

    private struct State: Sendable {
        var requests: [String] = []
        var connections = 0
        /// The number of connections that the client ended while they were held.
        var left = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let listener: Int32
    let port: Int

    var address: String { "http://127.0.0.1:\(self.port)" }
    var requests: [String] { self.state.withLock { $0.requests } }
    var connections: Int { self.state.withLock { $0.connections } }
    var left: Int { self.state.withLock { $0.left } }

    private init(_ script: @escaping @Sendable (_ connection: Int) -> [Step]) throws {
        self.listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (descriptor, size) = (self.listener, length)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, size) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        try #require(isBound)
        self.port = Int(UInt16(bigEndian: address.sin_port))
        let thread = Thread {
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0, !self.state.withLock({ $0.isClosed }) else { break }
                let number = self.state.withLock { state in
                    state.connections += 1
                    return state.connections
                }
                Thread { self.play(script(number), to: connection) }.start()
            }
            Foundation.close(descriptor)
        }
        thread.start()
    }

    static func with(
        _ script: @escaping @Sendable (_ connection: Int) -> [Step],
        isolation: isolated (any Actor)? = #isolation, _ body: (ScriptedServer) async throws -> Void
    ) async throws {
        let server = try ScriptedServer(script)
        defer { server.close() }
        try await body(server)
    }

    static func with(
        _ steps: Step..., isolation: isolated (any Actor)? = #isolation,
        _ body: (ScriptedServer) async throws -> Void
    ) async throws {
        try await self.with({ _ in steps }, body)
    }

    private func close() {
        self.state.withLock { $0.isClosed = true }
        shutdown(self.listener, Int32(SHUT_RDWR))
    }

    private func play(_ steps: [Step], to connection: Int32) {
        defer { Foundation.close(connection) }
        for step in steps {
            switch step {
            case .read:
                guard let request = Self.request(connection) else { return }
                self.state.withLock { $0.requests.append(request) }
            case .send(let text):
                let bytes = Array(text.utf8)
                guard Foundation.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
                else { return }
            case .await(let count):
                while self.state.withLock({ $0.connections < count && !$0.isClosed }) { usleep(10_000) }
            case .hold:
                self.hold(connection)
            }
        }
    }

    private func hold(_ connection: Int32) {
        var byte: UInt8 = 0
        while !self.state.withLock({ $0.isClosed }) {
            let count = recv(connection, &byte, 1, Int32(MSG_DONTWAIT))
            if count == 0 || count < 0 && errno != EAGAIN {
                self.state.withLock { $0.left += 1 }
                return
            }
            usleep(10_000)
        }
    }

    private static func request(_ connection: Int32) -> String? {
        var bytes: [UInt8] = []
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let head = text[..<end.lowerBound].lowercased()
                let length = head.firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
                if text[end.upperBound...].utf8.count >= length { return text }
            }
            var part = [UInt8](repeating: 0, count: 65_536)
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { return nil }
            bytes += part.prefix(count)
        }
    }
}
