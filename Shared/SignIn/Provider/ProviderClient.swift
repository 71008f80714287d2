import CurlClient
import Foundation
import JSON
import Synchronization

/// Talks to the provider: its document, its keys and its token endpoint. Keeps document and keys for a while.
actor ProviderClient {
    private static let keepsDocument = Duration.seconds(600)
    /// A key that is not known may be new; strangers' tokens do not make us ask more often than this.
    private static let asksAgain = Duration.seconds(15)
    private static let timeouts = CurlTimeouts(
        connection: .seconds(3), whole: .seconds(8), stall: .seconds(5))

    let settings: ProviderSettings
    private let curl: CurlClient
    private var metadata: (value: ProviderMetadata, at: ContinuousClock.Instant)?
    private var keys: (value: KeySet, at: ContinuousClock.Instant)?

    init(_ settings: ProviderSettings, curl: CurlClient) {
        self.settings = settings
        self.curl = curl
    }

    // MARK: Document and keys

    func document() async throws(ProviderError) -> ProviderMetadata {
        if let known = self.metadata, ContinuousClock.now - known.at < Self.keepsDocument { return known.value }
        do {
            let document = try await self.json(
                CurlRequest(ProviderMetadata.path(self.settings.issuer), timeouts: Self.timeouts))
            let value = try ProviderMetadata(document, issuer: self.settings.issuer)
            self.metadata = (value, .now)
            return value
        } catch let error where error.kind == .away {
            // A document that was right before the provider went away is right still.
            guard let known = self.metadata else { throw error }
            return known.value
        }
    }

    /// - Returns: the claims of a token that the provider signed.
    func claims(_ token: String) async throws(ProviderError) -> JSONValue {
        guard let header = try? KeySet.header(token) else {
            throw ProviderError(.invalid, "the provider sent no signed token")
        }
        return try await self.keySet(for: header["kid"]?.stringValue).claims(token)
    }

    private func keySet(for id: String?) async throws(ProviderError) -> KeySet {
        if let known = self.keys {
            let age = ContinuousClock.now - known.at
            if age < Self.asksAgain || (age < Self.keepsDocument && known.value.holds(id)) { return known.value }
        }
        let address = try await self.document().keys
        let value = await KeySet(try await self.json(CurlRequest(address, timeouts: Self.timeouts)))
        self.keys = (value, .now)
        return value
    }

    /// Asks anew from now on, as after the time for which answers are kept.
    func forget(keysOnly: Bool = false) {
        self.keys = nil
        if !keysOnly { self.metadata = nil }
    }

    // MARK: Tokens

    /// The token endpoint's answer.
    func tokens(_ fields: [(String, String)]) async throws(ProviderError) -> JSONValue {
        let document = try await self.document()
        var fields = fields
        var headers = [
            CurlHeader("content-type", "application/x-www-form-urlencoded"), CurlHeader("accept", "application/json"),
        ]
        if document.takesBasicAuthentication {
            // RFC 6749, 2.3.1: both are form-encoded first.
            let pair = Self.encoded(self.settings.client) + ":" + Self.encoded(self.settings.secret)
            headers.append(CurlHeader("authorization", "Basic " + Data(pair.utf8).base64EncodedString()))
        } else {
            fields += [("client_id", self.settings.client), ("client_secret", self.settings.secret)]
        }
        return try await self.json(
            CurlRequest(
                "POST", document.tokenEndpoint, headers: headers, body: Array(Self.form(fields).utf8),
                timeouts: Self.timeouts))
    }

    func userInfo(_ accessToken: String) async throws(ProviderError) -> JSONValue {
        guard let address = try await self.document().userInfoEndpoint else {
            throw ProviderError(.refused, "the provider has no userinfo endpoint, and gave no refresh token")
        }
        return try await self.json(
            CurlRequest(
                "GET", address,
                headers: [
                    CurlHeader("authorization", "Bearer \(accessToken)"), CurlHeader("accept", "application/json"),
                ],
                timeouts: Self.timeouts))
    }

    private func json(_ request: CurlRequest) async throws(ProviderError) -> JSONValue {
        let answer: CurlAnswer
        do {
            answer = try await self.curl.send(request)
        } catch {
            throw ProviderError(.away, "the provider does not answer: \(error)")
        }
        switch answer.status {
        case 200..<300: break
        // 400 and 401 are the provider's own no (invalid_grant, a token that ended); 403 as well.
        case 400, 401, 403: throw ProviderError(.refused, "the provider said no (\(answer.status))\(Self.code(answer))")
        default: throw ProviderError(.away, "the provider answered \(answer.status)")
        }
        guard let value = try? JSONParser.parse(answer.body) else {
            throw ProviderError(.away, "the provider's answer is not JSON")
        }
        return value
    }

    /// The code of an OAuth error, which repeats nothing of the request.
    private static func code(_ answer: CurlAnswer) -> String {
        let code = (try? JSONParser.parse(answer.body))?["error"]?.stringValue ?? ""
        let isPlain = code.utf8.count <= 40 && code.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) }
        return code.isEmpty || !isPlain ? "" : ": \(code)"
    }

    static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
    }

    static func encoded(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
