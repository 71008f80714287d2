import CurlClient
import Foundation

/// A person who signed in by picking a role, over the network and without a browser: for tests and benches.
public struct SignedInClient: Sendable {
    private static let timeouts = CurlTimeouts(whole: .seconds(60), stall: .seconds(60))
    private static let limit = CurlRequest.BodyLimit.whole(bytes: 64 << 20)

    private let address: String
    private let client: CurlClient
    private let cookies: [String: String]

    /// - Parameters:
    ///   - address: of a service with the development sign-in.
    ///   - role: the fields of its form: `role`, and `party` or `seat`.
    /// - Throws: `OperationError` when the service lets nobody in.
    public init(_ address: String, role: [String: String]) async throws {
        let client = try CurlClient()
        let page = try await client.send(CurlRequest(address + "/sign-in", timeouts: Self.timeouts))
        guard let token = Self.field("token", in: String(decoding: page.body, as: UTF8.self)) else {
            throw OperationError("\(address)/sign-in has no form")
        }
        let fields = role.merging(["token": token, "back": "/"]) { $1 }
        let answer = try await client.send(
            Self.post(address + "/sign-in/development", fields, Self.cookies(page), origin: address))
        guard answer.status == 303 else { throw OperationError("\(address) answered \(answer.status) to the sign-in") }
        self.client = client
        self.address = address
        self.cookies = Self.cookies(answer).filter { !$0.value.isEmpty }
    }

    public func get(_ path: String) async throws -> (status: Int, body: String) {
        let answer = try await self.client.send(
            CurlRequest(
                "GET", self.address + path,
                headers: [CurlHeader("cookie", Self.text(self.cookies)), CurlHeader("accept", "text/html")],
                timeouts: Self.timeouts, bodyLimit: Self.limit))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    /// Sends a form with the token of the account's own form.
    /// - Returns: where the answer leads.
    public func post(_ path: String, _ fields: [String: String] = [:]) async throws -> String {
        guard let token = Self.field("token", in: try await self.get("/").body) else {
            throw OperationError("\(self.address)/ has no form")
        }
        let answer = try await self.client.send(
            Self.post(self.address + path, fields.merging(["token": token]) { $1 }, self.cookies, origin: self.address))
        guard answer.status == 303 else { throw OperationError("\(path) answered \(answer.status)") }
        return answer.headers.first(name: "location") ?? ""
    }

    private static func text(_ cookies: [String: String]) -> String {
        cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }

    private static func post(
        _ url: String, _ fields: [String: String], _ cookies: [String: String], origin: String
    ) -> CurlRequest {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")
        let body = fields.map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")" }
        return CurlRequest(
            "POST", url,
            headers: [
                CurlHeader("content-type", "application/x-www-form-urlencoded"), CurlHeader("origin", origin),
                CurlHeader("accept", "text/html"), CurlHeader("cookie", Self.text(cookies)),
            ], body: Array(body.joined(separator: "&").utf8), timeouts: Self.timeouts)
    }

    private static func cookies(_ answer: CurlAnswer) -> [String: String] {
        var cookies: [String: String] = [:]
        for header in answer.headers where header.name.lowercased() == "set-cookie" {
            let pair = (header.value.split(separator: ";").first ?? "").split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        return cookies
    }

    private static func field(_ name: String, in page: String) -> String? {
        let parts = page.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
        return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : nil
    }
}
