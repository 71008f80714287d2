import Foundation
import NIOCore

/// The other end of a connection, as far as its address identifies it.
///
/// Of an IPv6 address the first 64 bits count, since one customer has all addresses below them. An IPv4 address written
/// as IPv6 counts as IPv4.
struct PeerAddress: Hashable, Sendable, CustomStringConvertible {
    private let bytes: [UInt8]
    let description: String

    /// - Parameter address: `nil` when the peer is already gone.
    init?(_ address: SocketAddress?) {
        switch address {
        case .v4(let address):
            let number = address.address.sin_addr
            self.init(withUnsafeBytes(of: number) { Array($0) })
        case .v6(let address):
            let number = address.address.sin6_addr
            self.init(withUnsafeBytes(of: number) { Array($0) })
        default: return nil
        }
    }

    private init(_ all: [UInt8]) {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let bytes = all.starts(with: mapped) ? Array(all.dropFirst(mapped.count)) : all
        guard bytes.count == 16 else {
            self.bytes = bytes
            self.description = bytes.map(String.init).joined(separator: ".")
            return
        }
        self.bytes = Array(bytes.prefix(8))
        let groups = stride(from: 0, to: 8, by: 2).map {
            String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
        }
        self.description = groups.joined(separator: ":") + "::/64"
    }
}
