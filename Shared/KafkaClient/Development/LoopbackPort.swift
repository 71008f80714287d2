import Glibc

/// Holds a port of 127.0.0.1 without listening on it: connections are refused, and no other process gets the port.
public final class LoopbackPort {
    public let number: Int
    private let descriptor: Int32

    /// - Parameter number: 0 for any free port.
    /// - Returns: `nil` when the port is taken.
    public init?(_ number: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var reuse: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(number).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard isBound else {
            close(descriptor)
            return nil
        }
        self.number = Int(in_port_t(bigEndian: address.sin_port))
        self.descriptor = descriptor
    }

    deinit { close(self.descriptor) }
}
