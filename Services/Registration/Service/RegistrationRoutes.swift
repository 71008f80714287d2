import Contracts
import Hummingbird
import Messaging
import PostgresClient
import ServiceKit

/// Registration over HTTP, beside the intake: what is registered, for programs.
struct RegistrationRoutes: Sendable {
    let pool: PostgresPool

    func add(to router: Router<BasicRequestContext>) {
        router.get("/api/v1/calendar") { _, _ in
            let day = try await self.pool.withConnection { connection in
                try await connection.query("SELECT to_char(max(day), 'YYYY-MM-DD') FROM region").first?[0].text
            }
            return Response.json(["day": day])
        }
        router.get("/api/v1/ledger") { _, _ in
            let ledger = try await self.pool.withConnection { try await ServiceLedger.read(.registration, $0) }
            return Response.text(JSONWriter.string(ledger.json) + "\n", type: "application/json")
        }
        for kind in ["application", "dwelling"] {
            router.get("/api/v1/\(kind)s/{id}") { _, context in
                let id = try context.parameters.require("id")
                let found = try await self.pool.withConnection {
                    try await StandingView.read(kind: kind, id: id, on: $0)
                }
                guard let found else { return Response.json(["title": "unknown"], status: .notFound) }
                return Response.text(JSONWriter.string(found) + "\n", type: "application/json")
            }
        }
        router.get("/api/v1/statusholders") { _, _ in
            let account = try await self.pool.withConnection { connection in
                try await connection.transaction { try StatusHolderAccount.read(on: $0) }
            }
            return Response.text(JSONWriter.string(account) + "\n", type: "application/json")
        }
    }
}
