import Contracts
@testable import EscalationService
import Logging
import PostgresClient
import ServiceKit
import SignIn

extension EscalationRoutes {
    /// The routes as the service has them, on a database of a test.
    static func test(_ pool: PostgresPool) -> EscalationRoutes {
        do {
            let configuration = try ServiceConfiguration(environment: ["DOORSTROOM_PUBLIC_URL": "http://localhost"])
            let logger = Logger(label: "test")
            let inbox = Inbox(
                pool: pool, desk: AcknowledgementDesk(configuration),
                signIn: try SignIn(.escalation, configuration, logger: logger), logger: logger)
            return EscalationRoutes(pool: pool, inbox: inbox)
        } catch {
            fatalError("\(error)")
        }
    }
}
