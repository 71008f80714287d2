import Access
import Contracts
import HTTPTypes
import JSON
@testable import MatchingService
import Pipeline
import PostgresClient
import TestSupport
import Testing

/// The lists of the read API, page after page: none loads a table (decision 0037).
@Suite(.serialized, .timeLimit(.minutes(10)))
struct PagedListsTests {
    private static let institutions = ["lister", "kwintes", "exodus", "altrecht", "jellinek"]
    private static let corporations = ["mitros", "bo-ex", "portaal"]

    /// A placement of Lister's client with Mitros, and copies of everything stored, at other parties and on other days.
    private static func with(
        copies: Int, isolation: isolated (any Actor)? = #isolation, _ body: (inout MatchingRun) async throws -> Void
    ) async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            let made = try await run.start("2019-08-02")
            let presentation = try #require(made.first { $0.type == InternalType.presentationMade.wireName }?.subject)
            try await run.tell(.matchChosen, presentation, from: "mitros", ["applicationId": "a"])
            try await run.connection.query(
                """
                INSERT INTO entity (kind, id, document)
                SELECT kind, id || '-' || n, document || jsonb_strip_nulls(jsonb_build_object(
                    'id', id || '-' || n,
                    'institution', CASE WHEN kind = 'placement' THEN ($2::text[])[1 + n % 5] END,
                    'corporation', CASE WHEN kind IN ('placement', 'presentation') THEN ($3::text[])[1 + n % 3] END,
                    'state', CASE WHEN kind = 'presentation'
                        THEN CASE n % 50 WHEN 0 THEN 'live' WHEN 1 THEN 'proposed' ELSE 'ended' END END))
                FROM entity, generate_series(1, $1::bigint) AS n
                """, [.int(Int64(copies)), .texts(Self.institutions), .texts(Self.corporations)])
            try await run.connection.execute("ANALYZE entity")
            try await body(&run)
        }
    }

    /// All pages of a list, each with its items' ids.
    private static func pages(
        _ path: String, limit: Int, as viewer: Viewer, _ run: MatchingRun, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [[String]] {
        var pages: [[String]] = []
        var next: String? = "?limit=\(limit)"
        while let query = next {
            let answer = try await run.answer("/api/v1/\(path)\(query)", as: viewer) {
                MatchingRoutes(pool: $0).add(to: $1)
            }
            try #require(answer.status == 200, "\(path)\(query): \(answer.body)")
            let items = try JSONParser.parse(Array(answer.body.utf8)).arrayValue ?? []
            pages.append(items.compactMap { $0["id"]?.stringValue })
            next = HTTPField.Name("Link").flatMap { answer.headers[$0] }?.firstMatch(of: #/^<(\?[^>]*)>; rel="next"$/#)
                .map { String($0.1) }
        }
        return pages
    }

    private static func person(_ role: String) throws -> Viewer {
        Viewer(subject: "p", name: "P", grants: [try #require(Grant(text: role))])
    }

    @Test func pagesHaveEachRowOfTheViewerOnce() async throws {
        try await Self.with(copies: 300) { run in
            let viewers: [(viewer: Viewer, condition: String)] = [
                (.everything, "true"), (try Self.person("institution-worker:lister"), "institution = 'lister'"),
                (try Self.person("corporation-manager:mitros"), "corporation = 'mitros'"),
                (try Self.person("corporation-manager:bo-ex"), "corporation = 'bo-ex'"),
                (try Self.person("institution-worker:fivoor"), "false"),
            ]
            for (viewer, condition) in viewers {
                let rows = try await run.connection.query(
                    """
                    SELECT id FROM (SELECT id, document->>'institution' AS institution,
                        document->>'corporation' AS corporation FROM entity WHERE kind = 'placement') AS placement
                    WHERE \(condition) ORDER BY id
                    """
                ).rows.compactMap { $0[0].text }
                for limit in [1_000, 100, 7] {
                    let pages = try await Self.pages("placements", limit: limit, as: viewer, run)
                    #expect(pages.flatMap { $0 } == rows, "\(condition), \(limit)")
                    #expect(
                        pages.dropLast().allSatisfy { $0.count == limit }
                            && pages.count == max(1, (rows.count + limit - 1) / limit))
                }
            }
        }
    }

    /// Each copy of the presentation has a candidate of Lister and one of Kwintes.
    @Test func presentationsOfOneInstitutionComeOneAPage() async throws {
        try await Self.with(copies: 300) { run in
            for (role, count) in [
                ("institution-worker:lister", 6), ("institution-worker:altrecht", 0), ("corporation-worker:mitros", 2),
            ] {
                let pages = try await Self.pages("presentations", limit: 1, as: try Self.person(role), run)
                #expect(Set(pages.joined()).count == count && pages.count == max(1, count), "\(role): \(pages)")
            }
        }
    }

    @Test func solvesComeInTheOrderOfTheirDays() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            try await run.start("2019-08-02")
            // The ids are in the opposite order of the days.
            try await run.connection.execute(
                """
                INSERT INTO entity (kind, id, document)
                SELECT kind, (100 - n)::text, document || jsonb_build_object('id', (100 - n)::text, 'date',
                    to_char(date '2019-08-02' + n, 'YYYY-MM-DD'))
                FROM entity, generate_series(1, 20) AS n WHERE kind = 'solve'
                """)
            let days = try await run.list("solves").compactMap { $0["date"]?.stringValue }
            #expect(days.count == 21 && days == days.sorted())
            let pages = try await Self.pages("solves", limit: 4, as: .everything, run)
            #expect(pages.map(\.count) == [4, 4, 4, 4, 4, 1])
            #expect(pages.joined().dropFirst().elementsEqual((80...99).reversed().map(String.init)))
        }
    }

    @Test(arguments: [
        "limit=0", "limit=1001", "limit=ten", "limit=-1", "after=%00", "after=a%0Ab",
        "after=" + String(repeating: "a", count: 201),
    ])
    func aPageThatNoLinkHasIsRefused(query: String) async throws {
        try await MatchingRun.with { run in
            let answer = try await run.answer("/api/v1/rounds?\(query)") { MatchingRoutes(pool: $0).add(to: $1) }
            #expect(answer.status == 400 && answer.isProblem && answer.body.contains("limit has to be 1 to 1000"))
        }
    }

    /// The index of each list, and the ones that lead to the rows of a party.
    private static let indexes = [
        "/presentations": (all: "entity_live", ofParties: ["entity_live"]),
        "/proposals": (all: "entity_proposed", ofParties: ["entity_proposed"]),
        "/placements": (
            all: "entity_pkey", ofParties: ["entity_institution", "entity_corporation"]
        ), "/solves": (all: "entity_day", ofParties: []),
    ]

    /// Each page is read through an index, so that its cost does not grow with the table.
    @Test func noPageReadsTheWholeTable() async throws {
        try await Self.with(copies: 5_000) { run in
            for listing in MatchingRoutes.listings {
                let indexes = Self.indexes[listing.route.path] ?? (all: "entity_pkey", ofParties: [])
                for (parties, names) in [(nil, [indexes.all]), (["lister", "mitros"], indexes.ofParties)] {
                    let query = listing.rows.query(try #require(ListPage()), of: parties)
                    let plan = try await run.connection.query("EXPLAIN " + query.text, query.parameters).rows
                        .compactMap { $0[0].text }.joined(separator: "\n")
                    #expect(
                        !plan.contains("Seq Scan") && names.allSatisfy(plan.contains),
                        "\(listing.route.path) \(parties ?? []):\n\(plan)")
                }
            }
        }
    }
}
