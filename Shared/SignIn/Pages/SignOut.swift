import HTTPTypes
import Hummingbird
import Pages
import PostgresClient
import ServiceKit

/// Ends the session of the browser that asks, here and at the provider.
struct SignOut: Sendable {
    private let signIn: SignIn
    private let provider: Provider?

    init(_ signIn: SignIn, _ provider: Provider? = nil) {
        self.signIn = signIn
        self.provider = provider
    }

    func add(to routes: GuardedRoutes) {
        routes.signIn(.post, "/sign-out") { request, _ in try await self.post(request) }
        routes.signIn(.get, "/signed-out") { request, _ in self.page(request, next: nil) }
    }

    private func post(_ request: Request) async throws -> Response {
        guard FormPost.isFromOurPages(request, of: self.signIn.settings.publicURL) else { throw Refusal.foreignForm }
        let form = try await FormPost.read(request)
        // Signing out twice is signing out.
        guard let secret = self.signIn.secret(of: request), let session = try await self.signIn.session(secret) else {
            return self.signIn.redirect("/signed-out")
        }
        guard session.secret.isMark(form[FormPost.token] ?? "", "form") else { throw Refusal.formFromEarlier(form) }
        try await self.signIn.pool.withConnection { try await SessionStore.end(session.id, on: $0) }
        // The session ends here even when the provider cannot be asked where it ends there.
        var response = self.page(request, next: try? await self.providerAddress(session))
        response.setCookie(SessionCookies(self.signIn.settings).removal(.session))
        return response
    }

    private func providerAddress(_ session: Session) async throws -> String? {
        guard let provider = self.provider, let sealed = session.sealed else { return nil }
        let tokens = try ProviderTokens(sealed: sealed, with: session.secret)
        return try await provider.signOutAddress(
            tokens, back: self.signIn.settings.publicURL.address("/signed-out"))
    }

    /// A page that goes on to the provider, not a redirect: browsers hold redirects of a form to the pages' own
    /// `form-action`.
    private func page(_ request: Request, next: String?) -> Response {
        let frame = PageFrame(request, settings: self.signIn.settings, visit: nil)
        guard let next else { return frame.response(.signedOut(signIn: "/"), status: .ok) }
        let notice = Notice(
            .done, SignInText.signingOut.text,
            actions: [PageAction(SignInText.goOn.text, to: PageAddress(next), isPrimary: true)])
        var response = frame.response(frame.page(SignInText.signingOutTitle.text, notice.html(frame.context)))
        if let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "0; url=\(next)" }
        return response
    }
}
