import Access
import Contracts
import JSON
@testable import MatchingService
import Pipeline
import TestSupport
import Testing
import Vocabulary

/// From partners' events to what each party sees of the candidates (decision 0037).
@Suite(.serialized, .timeLimit(.minutes(5)))
struct WhoSeesWhomTests {
    /// The applications that a person with this role reads in a list; `nil` when the list does not exist for it.
    private static func clients(
        _ path: String, _ role: String, _ run: MatchingRun, isolation: isolated (any Actor)? = #isolation
    ) async throws -> Set<String>? {
        let rows = try await Self.rows(path, role, run)
        return rows.map { rows in
            Set(
                rows.flatMap { $0["candidates"]?.arrayValue ?? [$0] }.map {
                    $0["applicationId"]?.stringValue ?? "masked"
                })
        }
    }

    private static func rows(
        _ path: String, _ role: String, _ run: MatchingRun, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [JSONValue]? {
        let viewer = Viewer(subject: "p", name: "P", grants: [try #require(Grant(text: role))])
        let answer = try await run.answer("/api/v1/\(path)", as: viewer) { MatchingRoutes(pool: $0).add(to: $1) }
        if answer.status == 404 { return nil }
        #expect(answer.status == 200)
        return try JSONParser.parse(Array(answer.body.utf8)).arrayValue
    }

    @Test func candidatesShowToTheirInstitutionAndToTheCorporationAsLongAsTheyArePresented() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            let made = try await run.start("2019-08-02")
            let presentation = try #require(made.first { $0.type == InternalType.presentationMade.wireName }?.subject)
            let live: [(String, Set<String>?)] = [
                ("institution-worker:lister", ["a"]), ("institution-manager:kwintes", ["b"]),
                ("institution-worker:altrecht", []), ("corporation-worker:mitros", ["a", "b"]),
                ("corporation-manager:mitros", ["a", "b"]), ("corporation-worker:portaal", []),
                ("allocation-office", ["a", "b"]), ("auditor", ["a", "b"]), ("team-member:gemeente-1", nil),
                ("administrator", nil), ("municipality-policy", nil), ("association", nil), ("operator", nil),
            ]
            for (role, clients) in live {
                #expect(try await Self.clients("presentations", role, run) == clients, "\(role)")
                #expect(try await Self.clients("placements", role, run)?.isEmpty != false, "\(role)")
            }
            // An institution reads nothing about the other candidate, not even that there is one.
            let own = try #require(try await Self.rows("presentations", "institution-worker:lister", run)?.first)
            #expect(own["candidates"]?.arrayValue?.count == 1 && !JSONWriter.string(own).contains("kwintes"))

            try await run.tell(.matchChosen, presentation, from: "mitros", ["applicationId": "a"])
            let placed: [(String, Set<String>?)] = [
                ("institution-worker:lister", ["a"]), ("institution-worker:kwintes", []),
                ("corporation-worker:mitros", ["masked"]), ("corporation-worker:portaal", []),
                ("municipality-policy", ["masked"]), ("allocation-office", ["a"]), ("administrator", nil),
            ]
            for (role, clients) in placed {
                #expect(try await Self.clients("presentations", role, run)?.isEmpty != false, "\(role)")
                #expect(try await Self.clients("placements", role, run) == clients, "\(role)")
            }
        }
    }

    @Test func aProposalIsTheOfficesUntilItIsConfirmed() async throws {
        try await MatchingRun.with { run in
            try await run.prepare(confirmation: "office")
            try await run.start("2019-08-02")
            let expected: [(String, Set<String>?)] = [
                ("allocation-office", ["a", "b"]), ("auditor", ["a", "b"]), ("corporation-worker:mitros", nil),
                ("institution-worker:lister", nil), ("team-member:gemeente-1", nil),
            ]
            for (role, clients) in expected {
                #expect(try await Self.clients("proposals", role, run) == clients, "\(role)")
                #expect(try await Self.clients("presentations", role, run)?.isEmpty != false, "\(role)")
            }
        }
    }

    @Test func aMachineReadsReferencesOnlyWhenItsScopeSaysSo() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            try await run.start("2019-08-02")
            for (scope, shows) in [("presentations", false), ("presentations:whole", true)] {
                let viewer = Viewer(machine: "m", scopes: try Scopes(texts: [scope]))
                let answer = try await run.answer("/api/v1/presentations", as: viewer) {
                    MatchingRoutes(pool: $0).add(to: $1)
                }
                #expect(answer.body.contains("applicationId") == shows && answer.body.contains("waitingDays"))
            }
        }
    }

    @Test func aPersonWithTwoRolesSeesWhatEitherShows() {
        let viewer = Viewer(
            subject: "p", name: "P",
            grants: ["institution-worker:lister", "institution-worker:kwintes"].compactMap { Grant(text: $0) })
        let sight = viewer.sight(of: .presentations)
        #expect(sight.view(of: "lister") == .whole && sight.view(of: "kwintes") == .whole)
        #expect(sight.view(of: "altrecht") == .nothing && !sight.isNothing)
    }
}
