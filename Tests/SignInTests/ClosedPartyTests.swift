import Access
import Contracts
import HTTPTypes
import PostgresClient
@testable import SignIn
import TestSupport
import Testing
import Vocabulary

/// A partner that was disabled: its people have no access, whatever the provider says.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ClosedPartyTests {
    private static let path = "/api/v1/applications/a-1"

    /// Registration with an application of Lister.
    private static func with(
        isolation: isolated (any Actor)? = #isolation, _ body: (TestService) async throws -> Void
    ) async throws {
        try await TestService.with(.registration) { service in
            try await service.connection.execute(
                "INSERT INTO registered (kind, id, owner, state) VALUES ('application', 'a-1', 'lister', 'open')")
            try await body(service)
        }
    }

    @Test func itsPeopleAreOutAtTheNextRequestAndInAgainWhenItIsOpened() async throws {
        try await Self.with { service in
            let worker = try await service.browser(as: try #require(Grant(.institutionWorker, party: "lister")))
            let other = try await service.browser(as: try #require(Grant(.institutionWorker, party: "kwintes")))
            #expect(try await worker.send(.get, Self.path).status == 200)
            try await ClosedParties.close("lister", on: service.connection)
            try await ClosedParties.close("lister", on: service.connection)
            // As somebody who is signed out.
            #expect(try await worker.send(.get, Self.path).status == 401)
            #expect(try await worker.get("/").status == 303)
            #expect(try await other.get("/").status == 200)
            try await ClosedParties.open("lister", on: service.connection)
            #expect(try await worker.send(.get, Self.path).status == 200)
        }
    }

    /// Roles that only one partner has end with that partner; the others belong to the agreement.
    @Test(arguments: Role.allCases)
    func eachRoleEndsWithItsPartner(role: Role) throws {
        let party = role.rawValue.hasPrefix("corporation") ? "mitros" : "lister"
        let grant = try #require(Grant(role, party: party, seat: Seat("gemeente-1")))
        let independent: Set<Role> = [.administrator, .auditor, .operator]
        #expect((grant.partner == nil) == independent.contains(role))
        if let partner = grant.partner {
            #expect(PartnerDirectory.plan[partner] != nil, "\(partner) is a partner of the plan")
            #expect([grant].counting(closed: [partner]).isEmpty && [grant].counting(closed: ["kwintes"]) == [grant])
        }
    }

    /// A partner of a kind that has no such people gives nobody a sight of persons.
    @Test(arguments: ["institution-worker:mitros", "institution-manager:vierde-huis", "corporation-worker:lister"])
    func aRoleThatThePartnerDoesNotHaveDoesNotCount(text: String) async throws {
        try await TestService.with(.matching) { service in
            let browser = try await service.browser(as: try #require(Grant(text: text)))
            #expect(try await browser.send(.get, "/api/v1/placements").status == 401)
        }
    }

    @Test func theAllocationOfficeCanBeClosed() async throws {
        try await Self.with { service in
            let office = try await service.browser(as: try #require(Grant(.allocationOffice)))
            #expect(try await office.send(.get, Self.path).status == 200)
            try await ClosedParties.close("vierde-huis", on: service.connection)
            #expect(try await office.send(.get, Self.path).status == 401)
        }
    }

    @Test func anotherRoleOfThePersonGoesOn() async throws {
        try await Self.with { service in
            let browser = TestBrowser(service.responder)
            let (secret, terms) = (Secret(), service.signIn.settings.terms)
            let new = SessionStore.New(
                means: .development, subject: "p", name: "P",
                grants: ["institution-worker:lister", "municipality-policy"].compactMap { Grant(text: $0) })
            try await service.connection.transaction { try SessionStore.add(new, secret, terms: terms, on: $0) }
            browser.cookies["doorstroom-registration-session"] = secret.text
            #expect(try await browser.send(.get, Self.path).body.contains("a-1"))
            let roles = ["Medewerker van een zorginstelling: lister", "Beleidsmedewerker van de gemeente"]
            #expect(try await browser.get("/").body.contains(roles.joined(separator: " · ")))
            try await ClosedParties.close("lister", on: service.connection)
            #expect(try await !browser.get("/").body.contains(roles[0]))
            #expect(try await browser.send(.get, Self.path).status == 404)
            #expect(try await browser.send(.get, "/api/v1/statusholders").status == 200)
        }
    }

    @Test func nobodyComesInForIt() async throws {
        try await Self.with { service in
            try await ClosedParties.close("lister", on: service.connection)
            for (party, status) in [("lister", 403), ("kwintes", 303)] {
                let browser = TestBrowser(service.responder)
                let token = try #require(try await browser.get("/sign-in").field("token"))
                let answer = try await browser.post(
                    "/sign-in/development", ["role": "institution-worker", "party": party, "token": token, "back": "/"])
                #expect(answer.status == status && answer.body.contains("U mag dit niet zien") == (status == 403))
            }
            #expect(
                try await SessionStore.list(on: service.connection).map(\.grants) == [["institution-worker:kwintes"]])
        }
    }

    /// The provider says again that somebody works at a closed party.
    @Test func theProvidersWordDoesNotOpenIt() async throws {
        try await TestProvider.with { provider in
            provider.change { $0.roles = ["corporation-manager:mitros", "auditor"] }
            try await TestService.with(.escalation, provider.environment) { service in
                let browser = TestBrowser(service.responder)
                #expect(try await browser.signIn(at: provider).status == 303)
                try await ClosedParties.close("mitros", on: service.connection)
                try await service.connection.execute(
                    "UPDATE session SET asserted_at = asserted_at - interval '31 seconds'")
                #expect(try await browser.get("/").status == 200, "the auditor goes on")
                provider.change {
                    $0.roles = ["corporation-manager:mitros"]
                    $0.codes.insert("good")
                }
                try await service.connection.execute(
                    "UPDATE session SET asserted_at = asserted_at - interval '31 seconds', asking_since = NULL")
                #expect(try await browser.get("/").status == 303)
                #expect(try await SessionStore.list(on: service.connection).isEmpty)
                let refused = try await TestBrowser(service.responder).signIn(at: provider)
                #expect(refused.status == 403 && refused.body.contains("U mag dit niet zien"))
            }
        }
    }
}
