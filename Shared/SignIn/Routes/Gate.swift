import Access
import HTTPTypes
import Hummingbird
import Logging
import ServiceKit

/// Decides for each request whether its route is open to the viewer, and answers where it is not.
struct Gate: RouterMiddleware {
    let viewers: any ViewerSource
    let hosts: AllowedHosts
    let pages: RefusalPages
    /// The routes of the service, complete before the first request.
    let declared: DeclaredRoutes

    /// Runs around every route, and around the answer to a path without one.
    func handle(
        _ request: Request, context: BasicRequestContext, next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        guard self.hosts.allow(request.head.authority) else { return try await self.answer(.wrongHost, request) }
        do {
            return try await next(request, context)
        } catch let refusal as Refusal {
            return try await self.answer(refusal, request)
        } catch let error as any HTTPResponseError where [.notFound, .methodNotAllowed].contains(error.status) {
            // A route's own "not found" is about something that the viewer may look for.
            if error is Problem, error.status == .notFound { throw error }
            let visit = try await self.viewers.visit(of: request)
            let known = self.declared.all.filter { $0.matches(request.uri.path) }
            if known.contains(where: { Self.isOpen($0.permission, to: visit) }) { throw error }
            return try await self.answer(visit == nil ? .signedOut : .notFound, request)
        }
    }

    private func answer(_ refusal: Refusal, _ request: Request) async throws -> Response {
        if Self.wantsPage(request) { return try await self.pages.answer(refusal, request) }
        switch refusal {
        case .wrongHost:
            throw Problem(
                .misdirectedRequest,
                "This service is not reached under that host: use \(self.hosts.publicURL.address("/")).")
        case .signedOut:
            throw Problem(
                .unauthorized, "The request has no session and no token that counts.",
                headers: [.wwwAuthenticate: "Bearer"])
        case .notFound: throw Problem(HTTPError(.notFound))
        case .foreignForm: throw Problem(.forbidden, "The form came from another site.")
        case .formFromEarlier: throw Problem(.conflict, "The form was made for another session.")
        }
    }

    /// Whether a browser asks, for something that people look at.
    static func wantsPage(_ request: Request) -> Bool {
        !request.uri.path.hasPrefix("/api/") && !request.uri.path.hasPrefix("/v1/")
            && request.headers[.accept]?.contains("text/html") == true
    }

    static func isOpen(_ permission: RoutePermission, to visit: Visit?) -> Bool {
        switch permission {
        case .anybody, .partner, .signIn, .development: true
        case .signedIn: visit != nil
        case .reads(let kind): visit?.viewer.sight(of: kind).isNothing == false
        case .does(let act): visit?.viewer.may(act) == true
        }
    }
}
