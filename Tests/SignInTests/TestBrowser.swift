import Foundation
import HTTPTypes
import Hummingbird
import TestSupport

/// A browser without a network: it keeps cookies, sends what browsers send, and follows no redirect by itself.
final class TestBrowser {
    private let responder: RouterResponder<BasicRequestContext>
    var cookies: [String: String] = [:]
    /// The fields that the browser adds; a test of another site or of an old browser changes them.
    var site = "same-origin"
    var origin = "http://localhost"

    init(_ responder: RouterResponder<BasicRequestContext>) {
        self.responder = responder
    }

    func get(_ path: String, isolation: isolated (any Actor)? = #isolation) async throws -> TestHTTP.Answer {
        try await self.send(.get, path, ["accept": "text/html,application/xhtml+xml"])
    }

    func post(
        _ path: String, _ fields: [String: String], isolation: isolated (any Actor)? = #isolation
    ) async throws -> TestHTTP.Answer {
        var headers = [
            "accept": "text/html", "content-type": "application/x-www-form-urlencoded",
        ]
        if !self.site.isEmpty { headers["sec-fetch-site"] = self.site }
        if !self.origin.isEmpty { headers["origin"] = self.origin }
        return try await self.send(.post, path, headers, body: Self.form(fields))
    }

    /// Goes to the provider and comes back with a code.
    func signIn(
        at provider: TestProvider, code: String = "good", further: String = "", back: String = "/",
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> TestHTTP.Answer {
        let begun = try await self.get("/sign-in?back=\(back)")
        let query = URLComponents(string: begun.location ?? "")?.queryItems ?? []
        func value(_ name: String) -> String { query.first { $0.name == name }?.value ?? "" }
        provider.change { ($0.nonce, $0.challenge) = (value("nonce"), value("code_challenge")) }
        return try await self.get("/sign-in/callback?code=\(code)&state=\(value("state"))\(further)")
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String] = [:], body: String = "",
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> TestHTTP.Answer {
        var fields = HTTPFields()
        for (name, value) in headers { fields[Self.name(name)] = value }
        if !self.cookies.isEmpty {
            fields[.cookie] = self.cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                .joined(separator: "; ")
        }
        let answer = try await TestHTTP.ask(method, path, headers: fields, body: body, of: self.responder)
        for value in answer.headers[values: .setCookie] { self.take(value) }
        return answer
    }

    private func take(_ cookie: String) {
        let parts = cookie.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        let pair = (parts.first ?? "").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return }
        self.cookies[String(pair[0])] = pair[1].isEmpty || parts.contains("Max-Age=0") ? nil : String(pair[1])
    }

    static func form(_ fields: [String: String]) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return fields.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")" }
            .joined(separator: "&")
    }

    static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }
}

extension TestHTTP.Answer {
    var location: String? { self.headers[.location] }

    /// The value of a hidden field of the page.
    func field(_ name: String) -> String? {
        let parts = self.body.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
        return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : nil
    }
}
