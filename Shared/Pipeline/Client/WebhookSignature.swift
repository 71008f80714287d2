import Crypto
import Foundation
import Vocabulary

/// How a notification is signed, for the one who sends it and the one who checks.
public struct WebhookSignature: Sendable {
    /// The names of its two headers.
    public static let header = "doorstroom-signature"
    public static let timestampHeader = "doorstroom-timestamp"
    /// Seconds that the clocks of sender and receiver may differ, the way included.
    public static let window: Int64 = 300

    private static let prefix = "sha256="

    /// Why a message does not count.
    public enum Fault: String, Error, Sendable {
        case unsigned = "the signature or its timestamp is missing"
        case stale = "the timestamp is more than five minutes away"
        case wrong = "the signature is not that of this body and timestamp"
    }

    private let key: SymmetricKey

    public init(secret: String) {
        self.key = SymmetricKey(data: Data(secret.utf8))
    }

    /// `sha256=` and the hexadecimal HMAC-SHA256 over timestamp, full stop and body, so that a copy sent later does
    /// not pass for a new one.
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
        // Takes as long for a code that is wrong at its beginning as for one that is wrong at its end.
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
