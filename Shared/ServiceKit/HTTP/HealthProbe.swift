import Foundation

/// Asks a service on this machine whether it is ready: the `healthcheck` command of every service program.
///
/// A container image has neither curl nor wget, and one request with a one-line answer needs only a socket.
enum HealthProbe {
    /// The answer of `/readyz`.
    struct Answer {
        let status: Int
        let body: String

        var isReady: Bool { self.status == 200 }
    }

    /// - Parameter host: where the service listens; if on all addresses, loopback is asked.
    /// - Throws: `ProbeError` when no answer comes within `seconds`.
    static func ask(host: String, port: Int, seconds: Int = 3) throws(ProbeError) -> Answer {
        guard port > 0 else {
            throw ProbeError(
                "neither DOORSTROOM_HEALTH_PORT nor DOORSTROOM_HTTP_PORT is set: where to ask is not known")
        }
        let address = ["", "0.0.0.0", "::", "localhost"].contains(host) ? "127.0.0.1" : host
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw ProbeError("no socket") }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = in_port_t(port).bigEndian
        guard inet_pton(AF_INET, address, &target.sin_addr) == 1 else {
            throw ProbeError("\(address) is not an IPv4 address")
        }
        let connected = withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw ProbeError("nothing listens on \(address):\(port)") }
        let request = Array("GET /readyz HTTP/1.1\r\nHost: \(address)\r\nConnection: close\r\n\r\n".utf8)
        guard write(descriptor, request, request.count) == request.count else {
            throw ProbeError("\(address):\(port) took no request")
        }
        return try Self.answer(Self.readAll(descriptor))
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while bytes.count < 65_536 {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes.append(contentsOf: buffer[..<count])
        }
        return bytes
    }

    static func answer(_ bytes: [UInt8]) throws(ProbeError) -> Answer {
        let text = String(decoding: bytes, as: UTF8.self)
        let words = text.prefix { $0 != "\r\n" && $0 != "\n" }.split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw ProbeError(bytes.isEmpty ? "no answer" : "the answer is not HTTP")
        }
        let body = text.range(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? ""
        return Answer(status: status, body: body.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}

/// Why the service could not be asked, in one sentence.
struct ProbeError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
