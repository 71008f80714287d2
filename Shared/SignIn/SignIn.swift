import Access
import Contracts
import CurlClient
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Pages
import PostgresClient
import ServiceKit

/// The sign-in of one service: finds the viewer of a request, and adds the routes of signing in and out.
public struct SignIn: ViewerSource {
    public let settings: SignInSettings
    /// The routes of the service, once they are added.
    public let declared = DeclaredRoutes()
    let pool: PostgresPool
    let logger: Logger
    /// With the sign-in of a provider alone.
    private let assertions: RoleAssertions?

    /// - Throws: `ConfigurationError` that names the variable.
    public init(_ service: ServiceName, _ configuration: ServiceConfiguration, logger: Logger) throws {
        self.settings = try SignInSettings(service, configuration)
        self.pool = PostgresPool(
            configuration.database, applicationName: "doorstroom-\(service.rawValue)-signin", maximum: 2)
        self.logger = logger
        if self.settings.means == .provider {
            let settings = try ProviderSettings(configuration)
            let curl = try CurlClient(CurlConfiguration(certificates: settings.certificates))
            self.assertions = RoleAssertions(
                provider: Provider(client: ProviderClient(settings, curl: curl)), terms: self.settings.terms,
                pool: self.pool, logger: logger)
        } else {
            self.assertions = nil
        }
        if self.settings.means == .development {
            logger.warning("DOORSTROOM_SIGNIN=development: everybody on this machine can sign in as anybody")
        }
    }

    /// For tests that make it forget.
    var providerClient: ProviderClient? { self.assertions?.provider.client }

    // MARK: Routes

    /// Adds the routes of signing in and those of the service, each behind its permission.
    public func guarding(_ router: Router<BasicRequestContext>, _ add: (GuardedRoutes) -> Void) {
        let routes = GuardedRoutes(router, viewers: self, settings: self.settings, declared: self.declared)
        routes.open { StyleSheet.addRoutes(to: $0, themeFile: self.settings.theme) }
        if let provider = self.assertions?.provider {
            ProviderSignIn(self, provider).add(to: routes)
        } else if self.settings.means == .development {
            DevelopmentSignIn(self).add(to: routes)
        } else {
            ClosedSignIn(settings: self.settings).add(to: routes)
        }
        routes.development { KitPage(site: self.settings.site).addRoutes(to: $0) }
        add(routes)
        if !self.declared.all.contains(where: { $0.method == .get && $0.path == "/" }) {
            StartPage(settings: self.settings, declared: self.declared).add(to: routes)
        }
    }

    /// The HTTP side of the service, with its routes behind their permissions and below its base path.
    public func http(
        _ name: String, _ context: ServiceContext, _ add: @escaping @Sendable (GuardedRoutes) -> Void
    ) -> HTTPService {
        HTTPService(
            name: name, configuration: context.configuration, status: context.status, registry: context.registry,
            basePath: self.settings.publicURL.basePath, logger: context.logger
        ) { self.guarding($0, add) }
    }

    // MARK: Viewers

    public func visit(of request: Request) async throws -> Visit? {
        if let token = request.bearerToken {
            // A token that does not count is not a reason to look for a session: the request said what it is.
            return try await self.pool.withConnection { try await TokenStore.viewer(of: token, on: $0) }
                .map { Visit(viewer: $0, client: self.client(of: request)) }
        }
        guard let secret = self.secret(of: request) else { return nil }
        return try await self.session(secret).map {
            Visit(viewer: $0.viewer, session: $0, client: self.client(of: request))
        }
    }

    func session(_ secret: Secret) async throws -> Session? {
        let (means, terms) = (self.settings.means, self.settings.terms)
        guard means != .closed else { return nil }
        let found = try await self.pool.withConnection {
            try await SessionStore.find(secret, means: means, terms: terms, on: $0)
        }
        guard let found, found.isDueForAssertion, let assertions = self.assertions else { return found }
        return try await assertions.renew(found)
    }

    /// The grants that count in this service now.
    func counting(_ grants: [Grant]) async throws -> [Grant] {
        grants.counting(closed: Set(try await self.pool.withConnection { try await ClosedParties.list(on: $0) }))
    }

    public func note(_ entry: ReadLogEntry) async throws {
        _ = try await self.pool.withConnection { connection in
            try await connection.transaction { try ReadLog.append(entry, on: $0) }
        }
    }

    private func client(of request: Request) -> String {
        let forwarded = HTTPField.Name("X-Forwarded-For").map { request.headers[values: $0] } ?? []
        return self.settings.proxies.client(peer: RequestPeer.address, forwarded: forwarded)
    }

    // MARK: Cookies

    private var cookies: SessionCookies { SessionCookies(self.settings) }

    func secret(of request: Request) -> Secret? { self.cookies.secret(.session, of: request) }

    /// Starts a session with a new secret, so that nobody can know it beforehand, and ends the one that the browser had.
    func start(_ new: SessionStore.New, _ secret: Secret, for request: Request, back: LocalPath) async throws
        -> Response
    {
        let (terms, former) = (self.settings.terms, self.secret(of: request))
        try await self.pool.withConnection { connection in
            try await connection.transaction { database in
                if let former {
                    try database.query("DELETE FROM session WHERE digest = $1", [.bytes(former.digest)])
                }
                try SessionStore.add(new, secret, terms: terms, on: database)
            }
        }
        self.logger.info(
            "signed in",
            metadata: ["subject": "\(new.subject)", "roles": "\(new.grants.map(\.text).joined(separator: " "))"])
        var response = self.redirect(back.text)
        response.setCookie(self.cookies.cookie(.session, secret))
        response.setCookie(self.cookies.removal(.attempt))
        return response
    }

    /// The frame of a page for somebody who is known.
    public func frame(_ request: Request, _ visit: Visit) -> PageFrame {
        PageFrame(request, settings: self.settings, visit: visit)
    }

    /// - Parameter path: of the service, beginning with a slash.
    public func redirect(_ path: String) -> Response {
        Response(
            status: .seeOther,
            headers: [.location: self.settings.publicURL.basePath + path, .cacheControl: "no-store"])
    }
}
