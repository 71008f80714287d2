import Crypto
import Foundation
import JSON

/// The provider's tokens of one session. The database holds them encrypted with a key that only the browser's secret
/// gives, so they are readable during that person's requests and at no other time.
struct ProviderTokens: Sendable, Equatable {
    /// For signing out at the provider.
    let idToken: String
    let accessToken: String?
    let refreshToken: String?

    private static func key(_ secret: Secret) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Array(secret.text.utf8)), info: Array("provider tokens".utf8),
            outputByteCount: 32)
    }

    func sealed(with secret: Secret) throws -> [UInt8] {
        let json = JSONValue.object(omittingNil: [
            ("id", .string(self.idToken)), ("access", self.accessToken.map { .string($0) }),
            ("refresh", self.refreshToken.map { .string($0) }),
        ])
        // The nonce is AES-GCM's standard length, so the combined form exists.
        let box = try AES.GCM.seal(JSONWriter.bytes(json), using: Self.key(secret))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// - Throws: when the secret is another, or the bytes were changed.
    init(sealed: [UInt8], with secret: Secret) throws {
        let bytes = try AES.GCM.open(try AES.GCM.SealedBox(combined: sealed), using: Self.key(secret))
        let json = try JSONParser.parse(Array(bytes))
        self.init(
            idToken: json["id"]?.stringValue ?? "", accessToken: json["access"]?.stringValue,
            refreshToken: json["refresh"]?.stringValue)
    }

    init(idToken: String, accessToken: String?, refreshToken: String?) {
        self.idToken = idToken
        self.accessToken = accessToken
        self.refreshToken = refreshToken
    }
}
