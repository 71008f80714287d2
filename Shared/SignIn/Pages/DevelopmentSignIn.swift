import Access
import Contracts
import Foundation
import Hummingbird
import Pages
import ServiceKit
import Vocabulary

/// The development sign-in: pick a role. On loopback alone (`SignInSettings`), for people who try the installation.
struct DevelopmentSignIn: Sendable {
    private let signIn: SignIn
    private var settings: SignInSettings { self.signIn.settings }

    init(_ signIn: SignIn) {
        self.signIn = signIn
    }

    func add(to routes: GuardedRoutes) {
        routes.signIn(.get, "/sign-in") { request, _ in
            try self.page(request, back: request.uri.queryParameters["back"].map(String.init) ?? "/")
        }
        routes.signIn(.post, "/sign-in/development") { request, _ in try await self.post(request) }
        SignOut(self.signIn).add(to: routes)
    }

    private func post(_ request: Request) async throws -> Response {
        guard FormPost.isFromOurPages(request, of: self.settings.publicURL) else { throw Refusal.foreignForm }
        let form = try await FormPost.read(request)
        let back = form["back"] ?? "/"
        let cookies = SessionCookies(self.settings)
        guard let attempt = cookies.secret(.attempt, of: request),
            attempt.isMark(form[FormPost.token] ?? "", "sign-in")
        else { return try self.page(request, back: back, problem: .stale) }
        guard let role = form["role"].flatMap(Role.init) else {
            return try self.page(request, back: back, problem: .role, chosen: form)
        }
        let party = form["party"].flatMap { $0.isEmpty ? nil : $0 }
        guard let grant = Grant(role, party: party, seat: form["seat"].flatMap { Seat($0) }) else {
            return try self.page(request, back: back, problem: role.needsParty ? .party : .seat, chosen: form)
        }
        let new = SessionStore.New(
            means: .development, subject: "development:\(grant.text)", name: role.dutchName, grants: [grant])
        return try await self.signIn.start(new, Secret(), for: request, back: LocalPath(back) ?? .home)
    }

    // MARK: The page

    private enum Fault {
        case stale
        case role
        case party
        case seat

        func text(_ frame: PageFrame) -> String {
            switch self {
            case .stale: frame.text("De pagina was te oud. Kies opnieuw.", "The page was too old. Choose again.")
            case .role: frame.text("Kies een rol.", "Choose a role.")
            case .party: frame.text("Kies bij welke organisatie u werkt.", "Choose the organisation you work for.")
            case .seat: frame.text("Kies uw plek in het uitvoeringsteam.", "Choose your seat in the team.")
            }
        }
    }

    private func page(
        _ request: Request, back: String, problem: Fault? = nil, chosen: FormPost? = nil
    ) throws -> Response {
        let frame = PageFrame(request, settings: self.settings, visit: nil)
        let cookies = SessionCookies(self.settings)
        let attempt = cookies.secret(.attempt, of: request) ?? Secret()
        let title = frame.text("Aanmelden om uit te proberen", "Sign in to try it out")
        var values: [String: Any] = [
            "title": title,
            "text": frame.text(
                "Dit is een proefomgeving. Kies wie u wilt zijn.", "This is a trial. Choose who you want to be."),
            "action": self.settings.publicURL.basePath + "/sign-in/development",
            "token": attempt.mark("sign-in"), "back": LocalPath(back)?.text ?? "/",
            "selects": self.selects(frame, chosen), "button": frame.text("Aanmelden", "Sign in"),
        ]
        if let problem { values["error"] = problem.text(frame) }
        var response = try frame.page(
            title: title, content: SignInTemplates.render(.development, values),
            status: problem == nil ? .ok : .badRequest)
        response.setCookie(cookies.cookie(.attempt, attempt))
        return response
    }

    private func selects(_ frame: PageFrame, _ chosen: FormPost?) -> [[String: Any]] {
        func select(
            _ name: String, _ label: String, _ hint: String, _ options: [(value: String, name: String)]
        ) -> [String: Any] {
            [
                "name": name, "label": label, "hint": hint, "choose": frame.text("Kies", "Choose"),
                "options": options.map { option -> [String: Any] in
                    ["value": option.value, "name": option.name, "chosen": chosen?[name] == option.value]
                },
            ]
        }
        let kinds: Set<PartnerKind> = [.institution, .corporation]
        return [
            select(
                "role", frame.text("Rol", "Role"),
                frame.text("Wat u ziet hangt hiervan af.", "It decides what you see."),
                Role.allCases.map { ($0.rawValue, frame.text($0.dutchName, $0.englishName)) }),
            select(
                "party", frame.text("Organisatie", "Organisation"),
                frame.text("Voor zorginstellingen en corporaties.", "For institutions and corporations."),
                PartnerDirectory.plan.all.filter { kinds.contains($0.kind) }.map { ($0.id, $0.name) }),
            select(
                "seat", frame.text("Plek in het uitvoeringsteam", "Seat in the team"),
                frame.text("Voor leden van het uitvoeringsteam.", "For members of the implementation team."),
                Seat.all.map { ($0.id, frame.text($0.dutchName, $0.englishName)) }),
        ]
    }
}
