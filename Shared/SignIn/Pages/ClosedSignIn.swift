import Hummingbird
import Pages

/// The page of a service that lets no people in.
struct ClosedSignIn: Sendable {
    let settings: SignInSettings

    func add(to routes: GuardedRoutes) {
        routes.signIn(.get, "/sign-in") { request, _ in
            let frame = PageFrame(request, settings: self.settings, visit: nil)
            let title = frame.text("Aanmelden kan hier niet", "You cannot sign in here")
            return try frame.page(
                title: title,
                content: SignInTemplates.render(
                    .refusal,
                    [
                        "title": title,
                        "text": frame.text(
                            "De beheerder heeft aanmelden nog niet aangezet (DOORSTROOM_SIGNIN).",
                            "The operator has not turned the sign-in on (DOORSTROOM_SIGNIN)."),
                    ]), status: .serviceUnavailable)
        }
    }
}
