import Access
import Contracts
import Hummingbird
import JSON
import MatchingDomain
import PostgresClient
import ServiceKit
import SignIn

/// Matching's read API, `/api/v1/…`: stored entities in the API's own form (docs/api/matching.json).
struct MatchingRoutes: Sendable {
    static let description = ReadAPI(
        "Doorstroom: Matching", version: "2.0.0",
        "The current rounds, dwellings, presentations and placements. Read-only.",
        Self.listings.map(\.route))

    private static let listings = [
        EntityListing(
            "/presentations", "listPresentations", "Lists the presentations that corporations are considering.",
            .presentations, of: MatchingAnswers.presentation,
            where: "kind = 'presentation' AND document->>'state' = 'live'",
            seen: Sight.seen),
        EntityListing(
            "/proposals", "listProposals", "Lists the presentations that wait for the allocation office.",
            .proposals, of: MatchingAnswers.presentation,
            where: "kind = 'presentation' AND document->>'state' = 'proposed'",
            seen: Sight.seenProposal),
        EntityListing(
            "/placements", "listPlacements", "Lists all placements, including cancelled ones.",
            .placements, of: MatchingAnswers.placement, where: "kind = 'placement'", seen: Sight.seen),
        EntityListing(
            "/quotas", "listQuotas", "Lists the quota of each corporation in each round.",
            .rounds, of: MatchingAnswers.quota, where: "kind = 'quota'"),
        EntityListing(
            "/rounds", "listRounds", "Lists all rounds, closed ones with their report.",
            .rounds, of: MatchingAnswers.round, where: "kind = 'round'"),
        EntityListing(
            "/dwellings", "listDwellings", "Lists all nominated dwellings.",
            .dwellings, of: MatchingAnswers.dwelling, where: "kind = 'dwelling'"),
        EntityListing(
            "/solves", "listSolves", "Lists the solve of each day, oldest first.", .rounds, of: MatchingAnswers.solve,
            where: "kind = 'solve'", columns: "document - 'situation' - 'solution'", order: "document->>'date'"),
    ]

    let pool: PostgresPool

    func add(to routes: GuardedRoutes) {
        for listing in Self.listings {
            let path = RouterPath("/api/v1\(listing.route.path)")
            let answer: @Sendable (Sight) async throws -> (list: JSONValue, persons: [String]) = { sight in
                let rows = try await self.pool.withConnection { try await $0.query(listing.query).rows }
                return try listing.answer(rows, sight)
            }
            if listing.kind.isPersonal {
                routes.readsPersons(listing.kind, path) { _, _, reader in
                    let found = try await answer(reader.sight)
                    return PersonalAnswer(Response.json(found.list), persons: found.persons)
                }
            } else {
                routes.reads(listing.kind, path) { _, _, reader in
                    Response.json(try await answer(reader.sight).list)
                }
            }
        }
        routes.open("/api/v1\(ReadAPI.documentPath)") { _, _ in Response.json(Self.description.document) }
    }
}
