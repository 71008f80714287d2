import Foundation
import HTTPTypes
import Hummingbird
import Pages
import ServiceKit

/// What people see instead of the page or the effect that they asked for, each with what to do next.
struct RefusalPages: Sendable {
    let viewers: any ViewerSource
    let settings: SignInSettings

    func answer(_ refusal: Refusal, _ request: Request) async throws -> Response {
        switch refusal {
        case .wrongHost:
            let frame = PageFrame(request, settings: self.settings, visit: nil)
            let address = self.settings.publicURL.address("/")
            let title = frame.text("Deze pagina staat op een ander adres", "This page is at another address")
            let values: [String: Any] = [
                "title": title, "text": frame.text("Ga naar \(address)", "Go to \(address)"),
                "retry": ["address": address, "name": frame.text("Ga verder", "Go on")],
            ]
            return try frame.page(
                title: title, content: SignInTemplates.render(.refusal, values), status: .misdirectedRequest)
        case .signedOut where request.method == .get: return self.signIn(request)
        case .signedOut, .notFound:
            // The frame names nobody: the answer has the same bytes whatever is missing.
            let frame = PageFrame(request, settings: self.settings, visit: nil)
            return try self.notFound(frame)
        case .foreignForm:
            let frame = PageFrame(request, settings: self.settings, visit: nil)
            return try self.page(
                frame, .forbidden, frame.text("Dit kwam van een andere website", "This came from another website"),
                frame.text(
                    "Er is niets veranderd. Open de pagina zelf en probeer het opnieuw.",
                    "Nothing has changed. Open the page yourself and try again."))
        case .formFromEarlier(let form):
            let visit = try await self.viewers.visit(of: request)
            let frame = PageFrame(request, settings: self.settings, visit: visit)
            return try self.again(frame, form, request, session: visit?.session)
        }
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

    private func notFound(_ frame: PageFrame) throws -> Response {
        try self.page(
            frame, .notFound, frame.text("Deze pagina is er niet", "There is no such page"),
            frame.text(
                "Klopt het adres? Misschien mag u deze pagina niet zien. Vraag het uw beheerder.",
                "Is the address right? Or you may not see this page. Ask your operator."))
    }

    /// Keeps what somebody filled in while the session ended: the form comes back, to be sent once more.
    private func again(_ frame: PageFrame, _ form: FormPost, _ request: Request, session: Session?) throws -> Response {
        let action = self.settings.publicURL.basePath + request.uri.path
        let token = [(name: FormPost.token, value: session?.formToken ?? "")]
        let values: [String: Any] = [
            "title": frame.text("Verstuur het nog een keer", "Send it once more"),
            "text": session == nil
                ? frame.text(
                    "U bent afgemeld. Er is nog niets veranderd. Meld u aan in een nieuw tabblad. Klik daarna hier op ‘Verstuur’.",
                    "You were signed out. Nothing has changed yet. Sign in in a new tab. Then press ‘Send’ here.")
                : frame.text(
                    "Dit formulier was van een eerdere aanmelding. Er is nog niets veranderd. Wilt u het versturen?",
                    "This form was made before you signed in again. Nothing has changed yet. Do you want to send it?"),
            "form": [
                "action": action, "button": frame.text("Verstuur", "Send"),
                "fields": (token + form.fields).map { ["name": $0.name, "value": $0.value] },
            ] as [String: Any],
        ]
        var all = values
        if session == nil {
            all["link"] = [
                "address": self.settings.publicURL.basePath + "/sign-in",
                "name": frame.text("Aanmelden", "Sign in"),
            ]
        }
        return try frame.page(
            title: frame.text("Verstuur het nog een keer", "Send it once more"),
            content: SignInTemplates.render(.refusal, all), status: session == nil ? .unauthorized : .conflict)
    }

    func page(_ frame: PageFrame, _ status: HTTPResponse.Status, _ title: String, _ text: String) throws -> Response {
        try frame.page(
            title: title, content: SignInTemplates.render(.refusal, ["title": title, "text": text]), status: status)
    }
}
