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
            self.page(request, back: request.uri.queryParameters["back"].map(String.init) ?? "/")
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
        else { return self.page(request, back: back, problem: .stale) }
        guard let role = form["role"].flatMap(Role.init) else {
            return self.page(request, back: back, problem: .role, chosen: form)
        }
        let party = form["party"].flatMap { $0.isEmpty ? nil : $0 }
        guard let grant = Grant(role, party: party, seat: form["seat"].flatMap { Seat($0) }) else {
            return self.page(request, back: back, problem: role.needsParty ? .party : .seat, chosen: form)
        }
        guard try await !self.signIn.counting([grant]).isEmpty else {
            return SignInOutcome.noRole.response(PageFrame(request, settings: self.settings, visit: nil))
        }
        let new = SessionStore.New(
            means: .development, subject: "development:\(grant.text)", name: "Proefgebruiker", grants: [grant])
        return try await self.signIn.start(new, Secret(), for: request, back: LocalPath(back) ?? .home)
    }

    // MARK: The page

    private enum Fault {
        case stale
        case role
        case party
        case seat
    }

    private func page(
        _ request: Request, back: String, problem: Fault? = nil, chosen: FormPost? = nil
    ) -> Response {
        let frame = PageFrame(request, settings: self.settings, visit: nil)
        let cookies = SessionCookies(self.settings)
        let attempt = cookies.secret(.attempt, of: request) ?? Secret()
        let form = Form(
            to: "/sign-in/development", token: attempt.mark("sign-in"), fields: Self.fields(problem, chosen),
            hidden: [(name: "back", value: LocalPath(back)?.text ?? "/")],
            buttons: [Form.Button(SignInText.signIn.text)])
        let notice = problem == .stale ? [Notice(.attention, SignInText.tooOld.text).html(frame.context)] : []
        var page = frame.page(SignInText.trialTitle.text, .joined(notice + [form.html(frame.context)]))
        page.lead = SignInText.trial(frame.language)
        page.status = problem == nil ? .ok : .badRequest
        var response = frame.response(page)
        response.setCookie(cookies.cookie(.attempt, attempt))
        return response
    }

    private static func fields(_ problem: Fault?, _ chosen: FormPost?) -> [FormField] {
        let kinds: Set<PartnerKind> = [.institution, .corporation]
        let roles = Role.allCases.map {
            FormOption($0.rawValue, PageText($0.dutchName, $0.englishName))
        }
        let parties = PartnerDirectory.plan.all.filter { kinds.contains($0.kind) }.map {
            FormOption($0.id, PageText(same: $0.name))
        }
        let seats = Seat.all.map { FormOption($0.id, PageText($0.dutchName, $0.englishName)) }
        return [
            FormField(
                "role", SignInText.role.text, .choice(roles), value: chosen?["role"],
                description: SignInText.roleHint.text, error: problem == .role ? SignInText.chooseRole.text : nil,
                isRequired: true),
            FormField(
                "party", SignInText.party.text, .picker(parties), value: chosen?["party"],
                description: SignInText.partyHint.text,
                error: problem == .party ? SignInText.chooseParty.text : nil),
            FormField(
                "seat", SignInText.seat.text, .choice(seats), value: chosen?["seat"],
                description: SignInText.seatHint.text, error: problem == .seat ? SignInText.chooseSeat.text : nil),
        ]
    }
}
