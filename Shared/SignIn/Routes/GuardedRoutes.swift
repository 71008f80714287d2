import Access
import HTTPTypes
import Hummingbird
import ServiceKit

/// The only way for a service to add a route: each names who may request it.
public struct GuardedRoutes {
    public typealias Open = @Sendable (Request, BasicRequestContext) async throws -> Response
    public typealias Known = @Sendable (Request, BasicRequestContext, Visit) async throws -> Response
    public typealias Reading = @Sendable (Request, BasicRequestContext, Reader) async throws -> Response
    public typealias ReadingPersons =
        @Sendable (Request, BasicRequestContext, Reader) async throws -> PersonalAnswer
    public typealias Posting = @Sendable (Request, BasicRequestContext, Visit, FormPost) async throws -> Response

    private let router: Router<BasicRequestContext>
    private let viewers: any ViewerSource
    private let publicURL: PublicURL
    private let isDevelopment: Bool
    private let declared: DeclaredRoutes

    /// - Parameter router: has the routes that need no guard (health) already.
    public init(
        _ router: Router<BasicRequestContext>, viewers: any ViewerSource, settings: SignInSettings,
        declared: DeclaredRoutes = DeclaredRoutes()
    ) {
        self.declared = declared
        self.router = router
        self.viewers = viewers
        self.publicURL = settings.publicURL
        self.isDevelopment = settings.means == .development
        router.add(
            middleware: Gate(
                viewers: viewers, hosts: settings.hosts, pages: RefusalPages(viewers: viewers, settings: settings),
                declared: self.declared))
    }

    // MARK: Without a viewer

    /// A route for everybody: a style sheet, the description of an API.
    public func open(_ path: RouterPath, _ answer: @escaping Open) {
        self.add(.get, path, .anybody, answer)
    }

    /// Routes that a listener for partners alone serves as well; each checks the partner's own token.
    public func partners(_ add: (Router<BasicRequestContext>) -> Void) { self.adopt(.partner, add) }

    /// Routes for everybody that another module adds, such as style sheets.
    public func open(_ add: (Router<BasicRequestContext>) -> Void) { self.adopt(.anybody, add) }

    private func adopt(_ permission: RoutePermission, _ add: (Router<BasicRequestContext>) -> Void) {
        let before = Set(self.router.routes.map { Self.name($0.method, $0.path) })
        add(self.router)
        for route in self.router.routes where !before.contains(Self.name(route.method, route.path)) {
            self.declared.add(
                DeclaredRoute(method: route.method, path: route.path.description, permission: permission))
        }
    }

    private static func name(_ method: HTTPRequest.Method, _ path: RouterPath) -> String { "\(method) \(path)" }

    /// Pages that exist where the development sign-in is on, and nowhere else.
    func development(_ add: (Router<BasicRequestContext>) -> Void) {
        guard self.isDevelopment else { return }
        self.adopt(.development, add)
    }

    func signIn(_ method: HTTPRequest.Method, _ path: RouterPath, _ answer: @escaping Open) {
        self.add(method, path, .signIn, answer)
    }

    // MARK: With a viewer

    /// A route for everybody who is known.
    public func signedIn(_ path: RouterPath, _ answer: @escaping Known) {
        let viewers = self.viewers
        self.add(.get, path, .signedIn) { request, context in
            guard let visit = try await viewers.visit(of: request) else { throw Refusal.signedOut }
            return try await answer(request, context, visit)
        }
    }

    /// A route that shows one kind of data without persons.
    public func reads(_ kind: DataKind, _ path: RouterPath, _ answer: @escaping Reading) {
        precondition(!kind.isPersonal, "data of persons stand in the read log: readsPersons")
        self.addReading(kind, path, answer)
    }

    /// A route that shows data of persons, as far as the viewer may see them. The read log has them before the viewer
    /// does.
    public func readsPersons(_ kind: DataKind, _ path: RouterPath, _ answer: @escaping ReadingPersons) {
        let viewers = self.viewers
        self.addReading(kind, path) { request, context, reader in
            let found = try await answer(request, context, reader)
            if !found.persons.isEmpty {
                try await viewers.note(
                    ReadLogEntry(
                        viewer: reader.visit.viewer.id, roles: reader.visit.viewer.grants.map(\.text),
                        client: reader.visit.client, by: "GET \(path)", kind: kind, persons: found.persons))
            }
            return found.response
        }
    }

    private func addReading(_ kind: DataKind, _ path: RouterPath, _ answer: @escaping Reading) {
        let viewers = self.viewers
        self.add(.get, path, .reads(kind)) { request, context in
            guard let visit = try await viewers.visit(of: request) else { throw Refusal.signedOut }
            let sight = visit.viewer.sight(of: kind)
            guard !sight.isNothing else { throw Refusal.notFound }
            return try await answer(request, context, Reader(visit: visit, sight: sight))
        }
    }

    /// A form with which people whose role allows it change something.
    public func does(_ act: Act, _ path: RouterPath, _ answer: @escaping Posting) {
        let (viewers, publicURL) = (self.viewers, self.publicURL)
        self.add(.post, path, .does(act)) { request, context in
            let visit = try await viewers.visit(of: request)
            if let visit, !visit.viewer.may(act) { throw Refusal.notFound }
            guard FormPost.isFromOurPages(request, of: publicURL) else { throw Refusal.foreignForm }
            let form = try await FormPost.read(request)
            guard let visit, let session = visit.session, session.secret.isMark(form[FormPost.token] ?? "", "form")
            else {
                throw Refusal.formFromEarlier(form)
            }
            return try await answer(request, context, visit, form)
        }
    }

    private func add(
        _ method: HTTPRequest.Method, _ path: RouterPath, _ permission: RoutePermission, _ answer: @escaping Open
    ) {
        self.declared.add(DeclaredRoute(method: method, path: path.description, permission: permission))
        self.router.on(path, method: method) { request, context in try await answer(request, context) }
    }
}
