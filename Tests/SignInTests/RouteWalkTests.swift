import Access
import Contracts
import HTTPTypes
import Hummingbird
import PostgresClient
@testable import ServiceKit
@testable import SignIn
import TestSupport
import Testing
import Vocabulary

/// Every route of every service, tried by everybody.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct RouteWalkTests {
    private static let health: Set<String> = ["GET /livez", "GET /readyz", "GET /metrics"]

    private static func name(_ method: HTTPRequest.Method, _ path: String) -> String { "\(method) \(path)" }

    /// Routes that the router serves and nobody declared.
    private static func undeclared(_ router: Router<BasicRequestContext>, _ declared: DeclaredRoutes) -> Set<String> {
        let gets = Set(declared.all.map { Self.name($0.method, $0.path) }).union(Self.health)
        // The router answers HEAD wherever it answers GET.
        let known = gets.union(gets.filter { $0.hasPrefix("GET") }.map { $0.replacing("GET", with: "HEAD") })
        return Set(router.routes.map { Self.name($0.method, $0.path.description) }).subtracting(known)
    }

    @Test(arguments: ServiceName.allCases)
    func everyRouteHasAPermission(service: ServiceName) async throws {
        try await TestService.with(service) { service in
            #expect(Self.undeclared(service.router, service.signIn.declared) == [])
            #expect(service.signIn.declared.all.count > 5)
            // The check can fail.
            service.router.get("/forgotten") { _, _ in Response.text("") }
            #expect(Self.undeclared(service.router, service.signIn.declared) == ["GET /forgotten"])
        }
    }

    private static func path(_ route: DeclaredRoute) -> String {
        route.path.replacing("{id}", with: "a").replacing("{alert}", with: "a")
    }

    private static func isClosed(_ answer: TestHTTP.Answer, like nothing: TestHTTP.Answer) -> Bool {
        answer.status == nothing.status && answer.body == nothing.body && answer.headers == nothing.headers
    }

    @Test(arguments: ServiceName.allCases)
    func aRouteOpensForThoseWhoMayAndIsNothingForTheOthers(service: ServiceName) async throws {
        try await TestService.with(service) { service in
            for grant in TestService.grants {
                let browser = try await service.browser(as: grant)
                for route in Self.guarded(service) {
                    let path = Self.path(route)
                    let nothing = try await browser.send(route.method, "/api/v1/no/such/thing")
                    let answer = try await browser.send(route.method, path)
                    let isClosed = Self.isClosed(answer, like: nothing)
                    let viewer = Viewer(subject: "", name: "", grants: [grant])
                    let mayIn = Gate.isOpen(route.permission, to: Visit(viewer: viewer))
                    #expect(isClosed != mayIn, "\(grant.text): \(route.method) \(path): \(answer.status)")
                    #expect(answer.status != 500, "\(grant.text): \(route.method) \(path)")
                }
            }
        }
    }

    @Test(arguments: ServiceName.allCases)
    func nobodyAndFormerVisitorsGetNothing(service: ServiceName) async throws {
        try await TestService.with(service) { service in
            let stale = try await service.browser(as: TestService.grants[0])
            try await service.connection.query("UPDATE session SET seen_at = now() - interval '61 minutes'")
            let ended = try await service.browser(as: TestService.grants[0])
            try await service.connection.query("UPDATE session SET created_at = now() - interval '12 hours 1 second'")
            let forged = TestBrowser(service.responder)
            forged.cookies["doorstroom-\(service.name.rawValue)-session"] = Secret().text
            let otherMeans = try await service.browser(as: TestService.grants[0])
            try await service.connection.query(
                "UPDATE session SET means = 'provider', created_at = now() WHERE created_at > now() - interval '1 hour'"
            )
            for browser in [TestBrowser(service.responder), stale, ended, forged, otherMeans] {
                for route in Self.guarded(service) where route.method == .get {
                    let answer = try await browser.send(.get, Self.path(route))
                    #expect(answer.status == 401 && answer.isProblem, "\(route.path): \(answer.status)")
                    // The same answer where there is nothing.
                    let nothing = try await browser.send(.get, "/api/v1/no/such/thing")
                    #expect(Self.isClosed(answer, like: nothing))
                }
                let page = try await browser.get("/")
                #expect(page.status == 303 && page.location == "/sign-in?back=/")
            }
        }
    }

    @Test(arguments: ServiceName.allCases)
    func aMachineReadsWithinItsScopesAndNeverActs(service: ServiceName) async throws {
        try await TestService.with(service) { service in
            for route in Self.guarded(service) {
                let path = Self.path(route)
                let nothing = try await service.machine(.all, route.method, "/api/v1/no/such/thing")
                let all = try await service.machine(.all, route.method, path)
                let none = try await service.machine(Scopes([:]), route.method, path)
                switch route.permission {
                case .reads(let kind):
                    #expect(!Self.isClosed(all, like: nothing) && all.status != 401, "\(path): \(all.status)")
                    let others = Scopes(Scopes.all.views.filter { $0.key != kind })
                    for answer in [none, try await service.machine(others, .get, path)] {
                        #expect(Self.isClosed(answer, like: nothing), "\(path): \(answer.status)")
                    }
                case .does: #expect(Self.isClosed(all, like: nothing), "\(path): \(all.status)")
                default: break
                }
            }
        }
    }

    @Test func aTokenEndsWhenItIsRevokedAndWhenItsTimeIsOver() async throws {
        try await TestService.with(.monitoring) { service in
            let tokens = [Secret(prefix: "a"), Secret(prefix: "b"), Secret(prefix: "c")]
            for (token, name) in zip(tokens, ["stays", "revoked", "over"]) {
                try await TokenStore.add(
                    name, digest: token.digest, scopes: .all, days: name == "over" ? 1 : nil, on: service.connection)
            }
            #expect(try await TokenStore.revoke("revoked", on: service.connection))
            try await service.connection.query(
                "UPDATE access_token SET expires_at = now() - interval '1 second' WHERE name = 'over'")
            var statuses: [Int] = []
            for token in tokens {
                statuses.append(
                    try await TestHTTP.ask(
                        .get, "/api/v1/signals", headers: [.authorization: "Bearer \(token.text)"],
                        of: service.responder
                    ).status)
            }
            #expect(statuses == [200, 401, 401])
            let listed = try await TokenStore.list(on: service.connection)
            #expect(Set(listed.filter(\.isActive).map(\.name)) == ["stays"] && listed.count == 3)
            // The database holds no token.
            let text = try await service.connection.query("SELECT access_token::text FROM access_token").rows
                .compactMap { $0[0].text }.joined()
            #expect(tokens.allSatisfy { !text.contains($0.text) } && text.contains("stays"))
        }
    }

    private static func guarded(_ service: TestService) -> [DeclaredRoute] {
        service.signIn.declared.all.filter { route in
            switch route.permission {
            case .anybody, .partner, .signIn, .development: false
            case .signedIn, .reads, .does: true
            }
        }
    }
}
