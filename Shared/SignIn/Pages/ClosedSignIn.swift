import Hummingbird
import Pages
import ServiceKit

/// The page of a service that lets no people in.
struct ClosedSignIn: Sendable {
    let settings: SignInSettings

    func add(to routes: GuardedRoutes) {
        routes.signIn(.get, "/sign-in") { request, _ in
            let frame = PageFrame(request, settings: self.settings, visit: nil)
            var page = frame.page(
                SignInText.closedTitle.text, Notice(.info, SignInText.closed.text).html(frame.context))
            page.status = .serviceUnavailable
            return frame.response(page)
        }
    }
}
