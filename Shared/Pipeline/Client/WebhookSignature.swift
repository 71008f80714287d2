import Crypto
import Foundation
import Vocabulary

/// Signs a notification for its sender, and checks it for its receiver.
public struct WebhookSignature: Sendable {
    /// The names of the two headers.
    public static let header = "doorstroom-signature"
    public static let timestampHeader = "doorstroom-timestamp"
    /// Largest accepted difference, in seconds, between the timestamp and the receiver's clock, transit time included.
    public static let window: Int64 = 300

    private static let prefix = "sha256="

    /// Why a message is refused.
    public enum Fault: String, Error, Sendable {
        case unsigned = "the signature or its timestamp is missing"
        case stale = "the timestamp is more than five minutes away"
        case wrong = "the signature is not that of this body and timestamp"
    }

    private let key: SymmetricKey

    public init(secret: String) {
        self.key = SymmetricKey(data: Data(secret.utf8))
    }

    /// `sha256=` and the hexadecimal HMAC-SHA256 over timestamp, full stop and body. The timestamp is signed so that a
    /// copy sent later does not pass for a new message.
    public func value(of body: Data, timestamp: Int64) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Self.signed(body, timestamp), using: self.key)
        return Self.prefix + Hexadecimal.text(code)
    }

    /// - Parameter now: seconds since 1970.
    public func check(
        _ body: Data, signature: String?, timestamp: String?, now: Int64
    ) throws(Fault) {
        guard let signature, let stamp = timestamp.flatMap({ Int64($0) }) else { throw .unsigned }
        guard (now - Self.window...now + Self.window).contains(stamp) else { throw .stale }
        // Constant time: a code with a wrong first byte takes as long as one with a wrong last byte.
        guard let code = Self.bytes(signature),
            HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.signed(body, stamp), using: self.key)
        else { throw .wrong }
    }

    private static func signed(_ body: Data, _ timestamp: Int64) -> Data { Data("\(timestamp).".utf8) + body }

    private static func bytes(_ signature: String) -> [UInt8]? {
        guard signature.hasPrefix(Self.prefix), let bytes = Hexadecimal.bytes(signature.dropFirst(Self.prefix.count))
        else { return nil }
        return bytes.count == SHA256.byteCount ? bytes : nil
    }
}
