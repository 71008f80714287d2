import CurlClient
import Foundation

/// Asks a service on this machine whether it is ready: the `healthcheck` command of every service program. A container
/// image has no program that speaks HTTP.
enum HealthProbe {
    /// The answer of `/readyz`.
    struct Answer {
        let status: Int
        let body: String

        var isReady: Bool { self.status == 200 }
    }

    /// - Parameter host: the host on which the service listens; if that means all addresses, loopback is asked.
    /// - Throws: `ProbeError` when no answer comes within `limit`.
    static func ask(host: String, port: Int, limit: Duration = .seconds(3)) async throws(ProbeError) -> Answer {
        guard port > 0 else {
            throw ProbeError("neither DOORSTROOM_HEALTH_PORT nor DOORSTROOM_HTTP_PORT is set: there is no port to ask")
        }
        let address = Self.address(host)
        let request = CurlRequest(
            "http://\(address):\(port)/readyz", timeouts: CurlTimeouts(connection: limit, whole: limit, stall: limit),
            bodyLimit: .whole(bytes: 65_536))
        do {
            let answer = try await CurlClient().send(request)
            let body = String(decoding: answer.body, as: UTF8.self)
            return Answer(status: answer.status, body: body.trimmingCharacters(in: .whitespacesAndNewlines))
        } catch {
            throw ProbeError("\(address):\(port): \(error)")
        }
    }

    private static func address(_ host: String) -> String {
        switch host {
        case "", "0.0.0.0", "localhost": "127.0.0.1"
        case "::": "[::1]"
        default: host.contains(":") ? "[\(host)]" : host
        }
    }
}

/// The reason why the service could not be asked, in one sentence.
struct ProbeError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
