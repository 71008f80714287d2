import Access
import Contracts
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Pages
import PostgresClient
import ServiceKit

/// Signing in at an OpenID Connect provider: to it, back from it, and the provider's own word that a session ended.
struct ProviderSignIn: Sendable {
    private static let callback = "/sign-in/callback"

    private let signIn: SignIn
    private let provider: Provider

    private var settings: SignInSettings { self.signIn.settings }
    private var cookies: SessionCookies { SessionCookies(self.settings) }
    private var redirect: String { self.settings.publicURL.address(Self.callback) }

    init(_ signIn: SignIn, _ provider: Provider) {
        self.signIn = signIn
        self.provider = provider
    }

    func add(to routes: GuardedRoutes) {
        routes.signIn(.get, "/sign-in") { request, _ in try await self.begin(request) }
        routes.signIn(.get, RouterPath(Self.callback)) { request, _ in try await self.end(request) }
        routes.signIn(.post, "/sign-in/ended") { request, _ in try await self.sessionEnded(request) }
        SignOut(self.signIn, self.provider).add(to: routes)
    }

    // MARK: To the provider and back

    private func begin(_ request: Request) async throws -> Response {
        let back = request.uri.queryParameters["back"].flatMap { LocalPath(String($0)) } ?? .home
        // Two tabs share an attempt, so that either may come back.
        let attempt = SignInAttempt(secret: self.cookies.secret(.attempt, of: request) ?? Secret())
        do {
            let address = try await self.provider.address(attempt, back: back, redirect: self.redirect)
            var response = Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
            response.setCookie(self.cookies.cookie(.attempt, attempt.secret))
            return response
        } catch {
            return self.page(request, for: error)
        }
    }

    private func end(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        guard let secret = self.cookies.secret(.attempt, of: request), let state = query["state"].map(String.init),
            let back = SignInAttempt(secret: secret).back(state: state)
        else {
            // A second tab, or the back button, after a sign-in that succeeded.
            if let session = self.signIn.secret(of: request), try await self.signIn.session(session) != nil {
                return self.signIn.redirect("/")
            }
            return self.page(request, .stale)
        }
        guard let code = query["code"].map(String.init) else { return self.page(request, .cancelled) }
        do {
            let person = try await self.provider.person(
                code: code, SignInAttempt(secret: secret), issuer: query["iss"].map(String.init),
                redirect: self.redirect)
            guard try await !self.signIn.counting(person.grants).isEmpty else {
                self.signIn.logger.notice("signed in without a role", metadata: ["subject": "\(person.subject)"])
                return self.page(request, .noRole)
            }
            let fresh = Secret()
            let new = SessionStore.New(
                means: .provider, subject: person.subject, name: person.name, grants: person.grants,
                providerSession: person.session, sealed: try person.tokens.sealed(with: fresh))
            return try await self.signIn.start(new, fresh, for: request, back: back)
        } catch let error as ProviderError {
            return self.page(request, for: error)
        }
    }

    // MARK: The provider's own word

    /// Back-channel logout. The provider's server sends it, so there is no cookie and no form token: its signature
    /// counts.
    private func sessionEnded(_ request: Request) async throws -> Response {
        let form = try await FormPost.read(request)
        do {
            let (session, subject) = try await self.provider.ended(form["logout_token"] ?? "")
            let count = try await self.signIn.pool.withConnection {
                try await SessionStore.end(providerSession: session, subject: subject, on: $0)
            }
            self.signIn.logger.info("the provider ended sessions", metadata: ["count": "\(count)"])
            return Response(status: .ok, headers: [.cacheControl: "no-store"])
        } catch let error as ProviderError where error.kind != .away {
            self.signIn.logger.warning("a logout token does not count", metadata: ["reason": "\(error)"])
            throw Problem(.badRequest, "The logout token does not count.")
        } catch let error as ProviderError {
            throw Problem(.serviceUnavailable, "The token cannot be checked at the moment: \(error).", retryAfter: 10)
        }
    }

    // MARK: Pages

    private func page(_ request: Request, for error: ProviderError) -> Response {
        self.signIn.logger.warning("a sign-in did not succeed", metadata: ["reason": "\(error)"])
        return self.page(request, error.kind == .away ? .away : .refused)
    }

    private func page(_ request: Request, _ outcome: SignInOutcome) -> Response {
        outcome.response(PageFrame(request, settings: self.settings, visit: nil))
    }
}
