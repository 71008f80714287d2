import CurlClient
import Foundation
import Testing

/// A person who signed in by picking a role, over the network and without a browser.
struct SignedInClient: Sendable {
    private static let timeouts = CurlTimeouts(whole: .seconds(60), stall: .seconds(60))

    let address: String
    private let client: CurlClient
    private let cookies: [String: String]

    /// The session's cookie, `name=value`.
    var session: String {
        self.cookies.first { $0.key.hasSuffix("-session") }.map { "\($0.key)=\($0.value)" } ?? ""
    }

    /// - Parameter address: of a service with the development sign-in.
    init(_ address: String, role: [String: String]) async throws {
        let client = try CurlClient()
        let page = try await client.send(CurlRequest(address + "/sign-in", timeouts: Self.timeouts))
        let token = try #require(Self.field("token", in: String(decoding: page.body, as: UTF8.self)))
        let attempt = Self.cookies(page)
        let fields = role.merging(["token": token, "back": "/"]) { $1 }
        let answer = try await client.send(
            Self.post(address + "/sign-in/development", fields, attempt, origin: address))
        #expect(answer.status == 303)
        self.client = client
        self.address = address
        self.cookies = Self.cookies(answer).filter { !$0.value.isEmpty }
    }

    func get(_ path: String) async throws -> (status: Int, body: String) {
        let answer = try await self.client.send(
            CurlRequest(
                "GET", self.address + path, headers: [self.cookie, CurlHeader("accept", "text/html")],
                timeouts: Self.timeouts))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    /// Sends a form with the token of the account's own form.
    /// - Returns: where the answer leads.
    func post(_ path: String, _ fields: [String: String] = [:]) async throws -> String {
        let token = try #require(Self.field("token", in: try await self.get("/").body))
        let answer = try await self.client.send(
            Self.post(self.address + path, fields.merging(["token": token]) { $1 }, self.cookies, origin: self.address))
        #expect(answer.status == 303, "\(String(decoding: answer.body, as: UTF8.self).prefix(300))")
        return answer.headers.first(name: "location") ?? ""
    }

    private var cookie: CurlHeader { CurlHeader("cookie", Self.text(self.cookies)) }

    private static func text(_ cookies: [String: String]) -> String {
        cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }

    private static func post(
        _ url: String, _ fields: [String: String], _ cookies: [String: String], origin: String
    ) -> CurlRequest {
        let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-_.~"))
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
