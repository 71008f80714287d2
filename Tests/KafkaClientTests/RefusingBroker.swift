import Dispatch
import Glibc
import Synchronization
import Testing

/// Speaks just enough of Kafka's protocol to refuse a password, which the development broker cannot do.
final class RefusingBroker: Sendable {
    static let words = "Authentication failed during authentication due to invalid credentials"

    let port: Int
    private let listener: Int32
    private let connections = Mutex<[Int32]>([])

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(listener, raw, length) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, raw, &length) == 0
            }
        }
        try #require(isBound)
        self.listener = listener
        self.port = Int(in_port_t(bigEndian: address.sin_port))
        DispatchQueue(label: "refusing-broker").async { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                self.connections.withLock { $0.append(connection) }
                DispatchQueue(label: "refusing-broker.connection").async {
                    Self.answer(connection)
                    self.end(connection)
                }
            }
        }
    }

    func stop() {
        shutdown(self.listener, Int32(SHUT_RDWR))
        close(self.listener)
        self.connections.withLock { open in for connection in open { shutdown(connection, Int32(SHUT_RDWR)) } }
    }

    /// Closes under the lock: the descriptor's number may be reused at once for another file.
    private func end(_ connection: Int32) {
        self.connections.withLock { open in
            open.removeAll { $0 == connection }
            close(connection)
        }
    }

    private static func answer(_ connection: Int32) {
        while let size = Self.read(4, connection), let request = Self.read(Self.number(size), connection) {
            let (api, version) = (Self.number(request[0..<2]), Self.number(request[2..<4]))
            guard let body = Self.body(api, version: version) else { return }
            let answer = Array(request[4..<8]) + body
            let bytes = Self.bytes(answer.count, 4) + answer
            guard write(connection, bytes, bytes.count) == bytes.count else { return }
        }
    }

    private static func body(_ api: Int, version: Int) -> [UInt8]? {
        switch api {
        case 18:
            // Produce, fetch, list offsets, metadata, the two SASL requests, and ApiVersions itself.
            let versions = [(0, 3, 7), (1, 4, 11), (2, 1, 5), (3, 0, 4), (17, 0, 1), (36, 0, 1), (18, 0, 3)]
            let end: [UInt8] = version >= 3 ? [0] : []
            var list: [UInt8] = []
            for item in versions {
                list += Self.bytes(item.0, 2)
                list += Self.bytes(item.1, 2)
                list += Self.bytes(item.2, 2)
                list += end
            }
            var body = Self.bytes(0, 2)
            body += version >= 3 ? [UInt8(versions.count + 1)] : Self.bytes(versions.count, 4)
            body += list
            if version >= 3 { body += Self.bytes(0, 4) + end }
            return body
        case 17:
            return Self.bytes(0, 2) + Self.bytes(1, 4) + Self.text("PLAIN")
        case 36:
            let body = Self.bytes(58, 2) + Self.text(Self.words) + Self.bytes(0, 4)
            return version >= 1 ? body + Self.bytes(0, 8) : body
        default:
            return nil
        }
    }

    private static func text(_ text: String) -> [UInt8] { Self.bytes(text.utf8.count, 2) + Array(text.utf8) }

    private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - $0))) }
    }

    private static func number(_ bytes: some Collection<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private static func read(_ count: Int, _ connection: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let some = bytes.withUnsafeMutableBytes { buffer in
                recv(connection, buffer.baseAddress.map { $0 + filled }, count - filled, 0)
            }
            guard some > 0 else { return nil }
            filled += some
        }
        return bytes
    }
}
