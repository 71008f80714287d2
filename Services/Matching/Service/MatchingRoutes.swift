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
        "Doorstroom: Matching", version: "3.0.0",
        "The current rounds, dwellings, presentations and placements. Read-only.",
        Self.listings.map(\.route))

    static let listings = [
        EntityListing(
            "/presentations", "listPresentations", "Lists the presentations that corporations are considering.",
            .presentations, of: MatchingAnswers.presentation, .presentations(inState: "live"), seen: Sight.seen),
        EntityListing(
            "/proposals", "listProposals", "Lists the presentations that wait for the allocation office.",
            .proposals, of: MatchingAnswers.presentation, .presentations(inState: "proposed"),
            seen: Sight.seenProposal),
        EntityListing(
            "/placements", "listPlacements", "Lists all placements, including cancelled ones.",
            .placements, of: MatchingAnswers.placement,
            EntityRows(
                condition: "kind = 'placement'",
                ofParties: "institution = ANY($3) OR corporation = ANY($3)"),
            seen: Sight.seen),
        EntityListing(
            "/quotas", "listQuotas", "Lists the quota of each corporation in each round.",
            .rounds, of: MatchingAnswers.quota, EntityRows(condition: "kind = 'quota'")),
        EntityListing(
            "/rounds", "listRounds", "Lists all rounds, closed ones with their report.",
            .rounds, of: MatchingAnswers.round, EntityRows(condition: "kind = 'round'")),
        EntityListing(
            "/dwellings", "listDwellings", "Lists all nominated dwellings.",
            .dwellings, of: MatchingAnswers.dwelling, EntityRows(condition: "kind = 'dwelling'")),
        EntityListing(
            "/solves", "listSolves", "Lists the solve of each day, oldest first.", .rounds, of: MatchingAnswers.solve,
            EntityRows(condition: "kind = 'solve'", document: "summary", position: "day")),
    ]

    let pool: PostgresPool

    func add(to routes: GuardedRoutes) {
        for listing in Self.listings {
            routes.lists(listing.kind, RouterPath("/api/v1\(listing.route.path)")) { page, sight in
                try await self.pool.withConnection { try await listing.page(page, sight, on: $0) }
            }
        }
        routes.open("/api/v1\(ReadAPI.documentPath)") { _, _ in Response.json(Self.description.document) }
    }
}

extension EntityRows {
    /// The presentations in one state: those to the parties, and those with a candidate of theirs.
    fileprivate static func presentations(inState state: String) -> EntityRows {
        EntityRows(
            condition: "kind = 'presentation' AND state = '\(state)'",
            ofParties: """
                document->>'corporation' = ANY($3) OR EXISTS (
                    SELECT FROM jsonb_array_elements(document->'candidates') AS candidate
                    WHERE candidate->>'institution' = ANY($3))
                """)
    }
}
