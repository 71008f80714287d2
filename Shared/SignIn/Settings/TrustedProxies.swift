import Foundation
import ServiceKit

/// The proxies whose `X-Forwarded-For` is believed, as addresses and networks (`10.0.0.0/8`).
public struct TrustedProxies: Sendable {
    private struct Network: Sendable {
        let bytes: [UInt8]
        let bits: Int

        func contains(_ address: [UInt8]) -> Bool {
            guard address.count == self.bytes.count else { return false }
            return (0..<self.bits).allSatisfy { bit in
                let mask = UInt8(0x80) >> UInt8(bit % 8)
                return address[bit / 8] & mask == self.bytes[bit / 8] & mask
            }
        }
    }

    private let networks: [Network]

    /// - Parameter text: separated by commas.
    /// - Throws: `ConfigurationError` that names the variable and the wrong part.
    init(_ text: String) throws(ConfigurationError) {
        var networks: [Network] = []
        for part in text.split(separator: ",").map({ $0.trimmingCharacters(in: .whitespaces) }) {
            let pieces = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard let bytes = pieces.first.flatMap(Self.bytes), pieces.count <= 2,
                let bits = pieces.count == 2 ? Int(pieces[1]) : bytes.count * 8, (0...bytes.count * 8).contains(bits)
            else {
                throw ConfigurationError("DOORSTROOM_TRUSTED_PROXIES: «\(part)» is no address and no network")
            }
            networks.append(Network(bytes: bytes, bits: bits))
        }
        self.networks = networks
    }

    /// The address from which a request came: the nearest one that is no proxy of ours.
    ///
    /// - Parameters:
    ///   - peer: the other end of the connection.
    ///   - forwarded: the values of `X-Forwarded-For`; each proxy adds the address that it saw at the end.
    func client(peer: String, forwarded: [String]) -> String {
        var client = peer
        for hop in forwarded.flatMap({ $0.split(separator: ",") }).reversed() {
            guard self.trust(client) else { return client }
            let address = hop.trimmingCharacters(in: .whitespaces)
            // A proxy of ours writes addresses; any other text comes from the client.
            guard Self.bytes(address) != nil else { return client }
            client = address
        }
        return client
    }

    private func trust(_ address: String) -> Bool {
        // The other end of a connection over IPv6 is known by its first 64 bits.
        let network = "/64"
        let text = address.hasSuffix(network) ? String(address.dropLast(network.count)) : address
        guard let bytes = Self.bytes(text) else { return false }
        return self.networks.contains { $0.contains(bytes) }
    }

    private static func bytes(_ address: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        var six = in6_addr()
        guard inet_pton(AF_INET6, address, &six) == 1 else { return nil }
        return withUnsafeBytes(of: six) { Array($0) }
    }
}
