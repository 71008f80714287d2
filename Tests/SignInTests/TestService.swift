import Access
import Contracts
@testable import EscalationService
import HTTPTypes
import Hummingbird
import Intake
import Logging
@testable import MatchingService
@testable import MonitoringService
import Pipeline
import PostgresClient
@testable import RegistrationService
@testable import ServiceKit
@testable import SignIn
import TestSupport
import Vocabulary

/// One of the four services as its program builds it, on a database of its own and without a broker.
struct TestService {
    let name: ServiceName
    let signIn: SignIn
    let router: Router<BasicRequestContext>
    let responder: RouterResponder<BasicRequestContext>
    let database: TestDatabase
    let connection: PostgresConnection
    let log: TestLog

    static func with(
        _ name: ServiceName, _ environment: [String: String] = [:], isolation: isolated (any Actor)? = #isolation,
        _ body: (TestService) async throws -> Void
    ) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                let service = try await TestService(name, database, connection, environment)
                try await body(service)
            }
        }
    }

    private init(
        _ name: ServiceName, _ database: TestDatabase, _ connection: PostgresConnection,
        _ environment: [String: String]
    ) async throws {
        self.name = name
        self.database = database
        self.connection = connection
        let standard = [
            "DOORSTROOM_PUBLIC_URL": "http://localhost", "DOORSTROOM_SIGNIN": "development",
            "DOORSTROOM_DATABASE": database.url, "DOORSTROOM_KAFKA": "127.0.0.1:1",
        ]
        let configuration = try ServiceConfiguration(environment: standard.merging(environment) { $1 })
        let log = TestLog()
        self.log = log
        let logger = Logger(label: "test", factory: { _ in log })
        let context = ServiceContext(
            configuration: configuration, status: ServiceStatus(), registry: PrometheusRegistry(), logger: logger)
        self.signIn = try SignIn(name, configuration, logger: logger)
        let http: HTTPService
        let migrations: [Migration]
        switch name {
        case .registration:
            let intake = try RegistrationProgram.intake(context, try DayQuota(configuration))
            http = RegistrationProgram.http(context, self.signIn, intake)
            migrations = RegistrationProgram.migrations
        case .matching:
            http = MatchingProgram.http(context, self.signIn)
            migrations = MatchingProgram.migrations
        case .monitoring:
            http = MonitoringProgram.http(context, self.signIn)
            migrations = MonitoringProgram.migrations
        case .escalation:
            http = EscalationProgram.http(context, self.signIn)
            migrations = EscalationProgram.migrations
        }
        _ = try await Migrator(PipelineSchema.migrations + migrations).migrate(connection)
        self.router = http.router()
        self.responder = HTTPListener.responder(of: self.router)
    }

    /// A browser that is signed in with this role.
    func browser(
        as grant: Grant, isolation: isolated (any Actor)? = #isolation
    ) async throws -> TestBrowser {
        let browser = TestBrowser(self.responder)
        let secret = Secret()
        let new = SessionStore.New(
            means: .development, subject: "development:\(grant.text)", name: "Test", grants: [grant])
        let terms = self.signIn.settings.terms
        try await self.connection.transaction { try SessionStore.add(new, secret, terms: terms, on: $0) }
        browser.cookies["doorstroom-\(self.name.rawValue)-session"] = secret.text
        return browser
    }

    /// The answer to a machine with these scopes.
    func machine(
        _ scopes: Scopes, _ method: HTTPRequest.Method, _ path: String,
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> TestHTTP.Answer {
        let secret = Secret(prefix: Secret.tokenPrefix)
        try await TokenStore.add(
            "t\(secret.text.suffix(8))", digest: secret.digest, scopes: scopes, days: nil, on: self.connection)
        return try await TestHTTP.ask(
            method, path, headers: [.authorization: "Bearer \(secret.text)"], of: self.responder)
    }

    /// One grant of each role.
    static let grants = Role.allCases.compactMap { role in
        Grant(role, party: role.rawValue.hasPrefix("corporation") ? "mitros" : "lister", seat: Seat("gemeente-1"))
    }
}
