import HTTPTypes
import Hummingbird
import Pages
import ServiceKit

/// What people see instead of the page or the effect that they asked for, each with what to do next.
struct RefusalPages: Sendable {
    let viewers: any ViewerSource
    let settings: SignInSettings

    func answer(_ refusal: Refusal, _ request: Request) async throws -> Response {
        // The frame names nobody: the answer is the same for everybody.
        let frame = PageFrame(request, settings: self.settings, visit: nil)
        switch refusal {
        case .wrongHost: return self.otherAddress(frame)
        case .signedOut where request.method == .get: return self.signIn(request)
        case .signedOut, .notFound: return frame.response(.notFound, status: .notFound)
        case .foreignForm:
            var page = frame.page(
                SignInText.otherSiteTitle.text,
                Notice(.error, SignInText.otherSite.text).html(frame.context))
            page.status = .forbidden
            return frame.response(page)
        case .formFromEarlier(let form):
            return try await self.again(form, request)
        }
    }

    private func otherAddress(_ frame: PageFrame) -> Response {
        let address = self.settings.publicURL.address("/")
        var page = frame.page(
            SignInText.otherAddressTitle.text,
            Notice(
                .attention, PageText(same: address),
                actions: [PageAction(SignInText.goOn.text, to: PageAddress(address), isPrimary: true)]
            ).html(frame.context))
        page.status = .misdirectedRequest
        return frame.response(page)
    }

    private func signIn(_ request: Request) -> Response {
        let query = request.uri.query.map { "?\($0)" } ?? ""
        let back = LocalPath(request.uri.path + query)?.encoded ?? ""
        return Response(
            status: .seeOther,
            headers: [
                .location: "\(self.settings.publicURL.basePath)/sign-in?back=\(back)", .cacheControl: "no-store",
            ])
    }

    /// Keeps what somebody filled in while the session ended: the form comes back, to be sent once more.
    private func again(_ form: FormPost, _ request: Request) async throws -> Response {
        let visit = try await self.viewers.visit(of: request)
        let frame = PageFrame(request, settings: self.settings, visit: visit)
        let session = visit?.session
        let text = (session == nil ? SignInText.onceMoreSignedOut : .onceMoreSignedIn).text
        let actions = session == nil ? [PageAction(SignInText.signIn.text, to: "/sign-in")] : []
        let copy = Form(
            to: PageAddress(request.uri.path), token: session?.formToken ?? "", fields: [], hidden: form.fields,
            buttons: [Form.Button(SignInText.send.text)])
        var page = frame.page(
            SignInText.onceMoreTitle.text,
            .joined([Notice(.attention, text, actions: actions).html(frame.context), copy.html(frame.context)]))
        page.status = session == nil ? .unauthorized : .conflict
        return frame.response(page)
    }
}
