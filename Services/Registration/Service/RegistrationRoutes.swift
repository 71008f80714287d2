import Access
import Contracts
import HTTPTypes
import Hummingbird
import JSON
import Pipeline
import PostgresClient
import RegistrationDomain
import ServiceKit
import SignIn
import Vocabulary

/// Registration's read API, `/api/v1/…` (docs/api/registration.json).
struct RegistrationRoutes: Sendable {
    private enum Routes {
        static let calendar = ReadRoute.one(
            "/calendar", "getCalendar", "Returns the current day.", of: RegistrationAnswers.calendar)
        static let ledger = ReadRoute.one(
            "/ledger", "getLedger", "Returns the conservation ledger.", of: RegistrationAnswers.ledger)
        static let application = ReadRoute.one(
            "/applications/{id}", "getApplication", "Returns an application and its status.",
            of: RegistrationAnswers.application,
            by: "The institution's `applicationId`.")
        static let dwelling = ReadRoute.one(
            "/dwellings/{id}", "getDwelling", "Returns a dwelling and its status.", of: RegistrationAnswers.dwelling,
            by: "The corporation's `dwellingId`.")
        static let statusHolders = ReadRoute.list(
            "/statusholders", "listStatusHolderHalfYears", "Lists the half-years of the target for status holders.",
            of: RegistrationAnswers.halfYear)
    }

    static let description = ReadAPI(
        "Doorstroom: Registration", version: "3.0.0",
        "The current registrations. Read-only. The intake for partners is described in docs/contract.",
        [Routes.calendar, Routes.ledger, Routes.application, Routes.dwelling, Routes.statusHolders])

    let pool: PostgresPool

    func add(to routes: GuardedRoutes) {
        self.get(routes, Routes.calendar, .calendar) { connection in
            let row = try await connection.query("SELECT to_char(max(day), 'YYYY-MM-DD') FROM region").first
            return RegistrationAnswers.calendar.json(row?[0].text.flatMap { CalendarDate($0) })
        }
        self.get(routes, Routes.ledger, .operations) { connection in
            RegistrationAnswers.ledger.json(try await ServiceLedger.read(.registration, connection))
        }
        self.getPerson(routes, Routes.application, .applications) { connection, id, sight in
            try await RegisteredReference.read(.application, id, on: connection)
                .flatMap { Self.answer(RegistrationAnswers.application, $0, sight.view(of: $0)) }
        }
        self.getPerson(routes, Routes.dwelling, .dwellings) { connection, id, sight in
            try await RegisteredReference.read(.dwelling, id, on: connection)
                .flatMap { Self.answer(RegistrationAnswers.dwelling, $0, sight.view(of: $0.owner)) }
        }
        self.get(routes, Routes.statusHolders, .figures) { connection in
            let accounts = try await connection.transaction { try StatusHolderAccount.read(on: $0) }
            return .array(accounts.map(RegistrationAnswers.halfYear.json))
        }
        routes.open("/api/v1\(ReadAPI.documentPath)") { _, _ in Response.json(Self.description.document) }
    }

    private static func answer(
        _ form: AnswerForm<RegisteredReference>, _ found: RegisteredReference, _ view: View
    ) -> PersonalAnswer? {
        form.json(found, as: view).map { PersonalAnswer(Response.json($0), persons: form.persons(found, as: view)) }
    }

    private func get(
        _ routes: GuardedRoutes, _ route: ReadRoute, _ kind: DataKind,
        _ answer: @escaping @Sendable (PostgresConnection) async throws -> JSONValue
    ) {
        routes.reads(kind, "/api/v1\(route.path)") { _, _, _ in
            Response.json(try await self.pool.withConnection { try await answer($0) })
        }
    }

    /// - Parameter answer: receives the `{id}` of the path; returns `nil` for an id that is unknown, or not for this
    ///   viewer.
    private func getPerson(
        _ routes: GuardedRoutes, _ route: ReadRoute, _ kind: DataKind,
        _ answer: @escaping @Sendable (PostgresConnection, String, Sight) async throws -> PersonalAnswer?
    ) {
        routes.readsPersons(kind, "/api/v1\(route.path)") { _, context, reader in
            let id = try context.parameters.require("id")
            guard let found = try await self.pool.withConnection({ try await answer($0, id, reader.sight) }) else {
                throw Problem(.notFound, "Nothing is registered under the id in /api/v1\(route.path).")
            }
            return found
        }
    }
}
