import Foundation
import KafkaClient
import Synchronization

/// Chooses ports on loopback for servers that listen later, or listen again after a restart.
///
/// Linux gives the ports of its local range to outgoing connections. While a server with such a port is down, any
/// connection on this machine may take it, and the server cannot come back. So these ports lie below that range.
public enum FreePort {
    /// Ports that this process has chosen already; their servers may not listen yet.
    private static let chosen = Mutex<Set<Int>>([])

    /// The lowest port that Linux gives to outgoing connections.
    private static let localRange: Int = {
        let text = try? String(contentsOfFile: "/proc/sys/net/ipv4/ip_local_port_range", encoding: .utf8)
        return text?.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) } ?? 32_768
    }()

    public static func any() throws -> Int {
        let candidates = Self.localRange > 12_000 ? 10_000..<Self.localRange : 10_000..<65_536
        for _ in 0..<1_000 {
            let port = Int.random(in: candidates)
            guard Self.chosen.withLock({ $0.insert(port).inserted }) else { continue }
            if LoopbackPort(port) != nil { return port }
        }
        throw OperationError("no free port on 127.0.0.1")
    }

    /// The given port when it is free, otherwise another.
    static func preferring(_ port: Int) throws -> Int {
        if LoopbackPort(port) != nil { return port }
        return try Self.any()
    }
}
