import Foundation
import KafkaClient
import Supervision
import Testing

@Suite(.timeLimit(.minutes(10)))
struct FreePortTests {
    private static let lowestOfTheSystem: Int = {
        let text = try? String(contentsOfFile: "/proc/sys/net/ipv4/ip_local_port_range", encoding: .utf8)
        return text?.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) } ?? 0
    }()

    /// The system picks the ports of outgoing connections from its local range, and may take the port of a server
    /// that is down for a moment.
    @Test(.enabled(if: Self.lowestOfTheSystem > 12_000, "this machine gives nearly all ports to outgoing connections"))
    func noOutgoingConnectionCanTakeAPort() throws {
        let ports = try (0..<200).map { _ in try FreePort.any() }
        #expect(Set(ports).count == ports.count, "a port was given twice")
        #expect(try #require(LoopbackPort(0)).number >= Self.lowestOfTheSystem)
        #expect(ports.allSatisfy { $0 < Self.lowestOfTheSystem }, "\(ports.max() ?? 0) is a port of the system's")
    }
}
