import Contracts
import Hummingbird

/// The cookies of one service. Cookies ignore ports, so each service has names of its own.
struct SessionCookies: Sendable {
    enum Use: String {
        /// The session's secret.
        case session
        /// The secret of a sign-in that has begun.
        case attempt
    }

    private let service: String
    private let isSecure: Bool

    init(_ settings: SignInSettings) {
        self.service = settings.service.rawValue
        self.isSecure = settings.publicURL.isSecure
    }

    /// `__Host-`: browsers take it over https alone, for this host alone, and from no other host of the domain.
    private func name(_ use: Use) -> String {
        (self.isSecure ? "__Host-" : "") + "doorstroom-\(self.service)-\(use.rawValue)"
    }

    func secret(_ use: Use, of request: Request) -> Secret? {
        request.cookies[self.name(use)].flatMap { $0.value.isEmpty ? nil : Secret(text: $0.value) }
    }

    /// A cookie that lasts until the browser closes; the session's terms are the server's.
    ///
    /// `Lax`, because the provider sends the browser back to us: with `Strict` that request would carry no cookie.
    func cookie(_ use: Use, _ secret: Secret) -> Cookie {
        Cookie(
            name: self.name(use), value: secret.text, path: "/", secure: self.isSecure, httpOnly: true, sameSite: .lax)
    }

    func removal(_ use: Use) -> Cookie {
        Cookie(
            name: self.name(use), value: "", maxAge: 0, path: "/", secure: self.isSecure, httpOnly: true,
            sameSite: .lax)
    }
}
