import Foundation
import JSON
import JWTKit

/// The provider's public keys (JWKS), as far as they can check a signature.
struct KeySet: Sendable {
    /// Asymmetric algorithms alone: with a symmetric one the public key, which everybody knows, would be the secret.
    static let algorithms: Set<String> = [
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
    ]

    private struct Key: Sendable {
        let id: String?
        let algorithm: String?
        let collection: JWTKeyCollection
    }

    /// Claims are read from the token's own bytes, by our strict reader.
    private struct Unread: JWTPayload {
        func verify(using algorithm: some JWTAlgorithm) {}
    }

    private let keys: [Key]

    /// Keys of a kind that we do not know, or for encryption, are left out.
    init(_ document: JSONValue) async {
        var keys: [Key] = []
        for item in document["keys"]?.arrayValue ?? [] {
            guard ["RSA", "EC", "OKP"].contains(item["kty"]?.stringValue ?? ""),
                item["use"].map({ $0 == "sig" }) ?? true, case .object(let members) = item
            else { continue }
            // JWTKit finds keys by id alone; each has a collection of its own here.
            let named = JSONValue.object(
                members.filter { $0.name != "kid" } + [JSONMember("kid", .string("key"))])
            guard let key = try? JSONDecoder().decode(JWK.self, from: Data(JSONWriter.bytes(named))) else { continue }
            let collection = JWTKeyCollection()
            guard (try? await collection.add(jwk: key)) != nil else { continue }
            keys.append(
                Key(id: item["kid"]?.stringValue, algorithm: item["alg"]?.stringValue, collection: collection))
        }
        self.keys = keys
    }

    func holds(_ id: String?) -> Bool { id == nil || self.keys.contains { $0.id == id } }

    /// Checks a token's signature.
    ///
    /// - Returns: its claims.
    /// - Throws: `ProviderError` when no key of the set signed it with an allowed algorithm.
    func claims(_ token: String) async throws(ProviderError) -> JSONValue {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, token.utf8.count <= 32_768, let header = try? Self.header(token) else {
            throw ProviderError(.invalid, "the provider sent no signed token")
        }
        let algorithm = header["alg"]?.stringValue ?? ""
        guard Self.algorithms.contains(algorithm), header["crit"] == nil else {
            throw ProviderError(.invalid, "alg: the token is signed in a way that does not count")
        }
        let id = header["kid"]?.stringValue
        // Without an id, only one key can be meant.
        let fitting = self.keys.filter { id == nil ? self.keys.count == 1 : $0.id == id }
            .filter { $0.algorithm == nil || $0.algorithm == algorithm }
        for key in fitting where await Self.isSigned(token, by: key, id: id) {
            guard let claims = try? Self.part(String(parts[1])) else { break }
            return claims
        }
        throw ProviderError(.invalid, "the token is not signed by the provider")
    }

    static func header(_ token: String) throws -> JSONValue {
        try Self.part(String(token.prefix { $0 != "." }))
    }

    private static func isSigned(_ token: String, by key: Key, id: String?) async -> Bool {
        // The only key of the collection is its default, which a token without a known id is checked with.
        (try? await key.collection.verify(token, as: Unread.self)) != nil
    }

    private static func part(_ text: String) throws -> JSONValue {
        guard let bytes = Base64URL.bytes(text) else { throw ProviderError(.invalid, "not base64url") }
        return try JSONParser.parse(bytes)
    }
}
